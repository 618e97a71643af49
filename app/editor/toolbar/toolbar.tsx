import {
  type ComponentProps,
  createContext,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useContext,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '#app/ui/class-names.ts'
import { isChord } from '#app/ui/composing.ts'
import { Icon, type IconName } from '#app/ui/icons.tsx'
import { ariaKeys } from '../shortcuts.ts'
import { useKeyNames } from './use-key-names.ts'

const CurrentTool = createContext('')

type ToolbarProps = {
  label: string
  first: string
  className: string
  onLeave: () => void
  /** Alt+F10 inside: to the other bar. */
  onOther: () => void
  onReach?: () => void
  children: ReactNode
  toolbarRef?: Ref<HTMLDivElement>
}

/** One stop in the tab order: arrow keys move between the tools, Escape goes back to the text. */
export function Toolbar({ label, first, className, onLeave, onOther, onReach, children, toolbarRef }: ToolbarProps) {
  const [current, setCurrent] = useState(first)
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const tool = (event.target as HTMLElement).closest<HTMLElement>('[data-tool]')
    if (!tool) return
    if (event.key === 'Escape') {
      event.preventDefault()
      return onLeave()
    }
    if (event.key === 'F10' && event.altKey) {
      event.preventDefault()
      return onOther()
    }
    if (isChord(event)) return
    const tools = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-tool]')]
    const next = targetOf(event.key, tools, tool)
    if (!next) return
    event.preventDefault()
    next.focus()
    next.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
  }
  return (
    <div
      ref={toolbarRef}
      role="toolbar"
      tabIndex={-1}
      aria-label={label}
      aria-orientation="horizontal"
      className={className}
      onKeyDown={onKeyDown}
      onPointerEnter={onReach}
      onFocus={(event) => {
        onReach?.()
        setCurrent(event.target.dataset.tool ?? current)
      }}
    >
      <CurrentTool.Provider value={current}>{children}</CurrentTool.Provider>
    </div>
  )
}

function targetOf(key: string, tools: HTMLElement[], tool: HTMLElement): HTMLElement | undefined {
  const index = tools.indexOf(tool)
  if (key === 'ArrowRight') return tools[(index + 1) % tools.length]
  if (key === 'ArrowLeft') return tools[(index - 1 + tools.length) % tools.length]
  if (key === 'Home') return tools[0]
  if (key === 'End') return tools.at(-1)
  return undefined
}

export function ToolGroup({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className={classNames('tool-group', className)}>
      {children}
    </div>
  )
}

type ToolProps = Omit<ComponentProps<'button'>, 'children' | 'onClick' | 'name'> & {
  name: string
  icon?: IconName
  keys?: string
  pressed?: boolean
  disabled?: boolean
  onRun: (button: HTMLButtonElement) => void
  children?: ReactNode
}

/** A tool that cannot be used now stays in its place and in the arrow keys' way. */
export function Tool({ name, icon, keys, pressed, disabled, onRun, children, className, ...rest }: ToolProps) {
  const { t } = useTranslation('editor')
  const keyNames = useKeyNames()
  const current = useContext(CurrentTool)
  const label = t(`tools.${name}`)
  return (
    <button
      {...rest}
      type="button"
      data-tool={name}
      data-tip={keys ? t('tools.withKeys', { label, keys: keyNames(keys) }) : label}
      className={classNames('tool', className)}
      tabIndex={current === name ? 0 : -1}
      aria-label={rest['aria-label'] ?? label}
      aria-pressed={pressed}
      aria-disabled={disabled || undefined}
      aria-keyshortcuts={keys ? ariaKeys(keys) : undefined}
      // A press with the pointer leaves the caret where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        if (!disabled) onRun(event.currentTarget)
      }}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  )
}
