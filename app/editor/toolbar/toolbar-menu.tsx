import type { KeyboardEvent } from 'react'
import { classNames } from '#app/ui/class-names.ts'
import { isChord } from '#app/ui/composing.ts'
import { Icon } from '#app/ui/icons.tsx'
import { AnchoredPopover } from './anchored-popover.tsx'

export type MenuAction = {
  key: string
  label: string
  run: () => void
  checked?: boolean
  disabled?: boolean
  danger?: boolean
}

type Props = {
  anchor: Element
  label: string
  actions: MenuAction[]
  onClose: (returnFocus: boolean) => void
  onDismiss: () => void
}

/** A menu below a tool: arrow keys, first letters, Escape. */
export function ToolbarMenu({ anchor, label, actions, onClose, onDismiss }: Props) {
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (isChord(event)) return
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
    const index = items.indexOf(document.activeElement as HTMLElement)
    const next = nextItem(event.key, items, index)
    if (event.key === 'Tab') onClose(true)
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <AnchoredPopover anchor={anchor} label={label} onDismiss={onDismiss}>
      <div role="menu" tabIndex={-1} aria-label={label} className="tool-menu" onKeyDown={onKeyDown}>
        {actions.map(({ key, label: name, run, checked, disabled, danger }) => (
          <button
            key={key}
            type="button"
            role={checked === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={checked}
            aria-disabled={disabled || undefined}
            data-first={checked || undefined}
            tabIndex={-1}
            className={classNames('tool-menu-item', danger && 'is-danger')}
            onClick={() => {
              if (disabled) return
              onClose(false)
              run()
            }}
          >
            {checked === undefined ? null : checked ? <Icon name="check" /> : <span className="icon" />}
            {name}
          </button>
        ))}
      </div>
    </AnchoredPopover>
  )
}

function nextItem(key: string, items: HTMLElement[], index: number): HTMLElement | undefined {
  if (key === 'ArrowDown') return items[(index + 1) % items.length]
  if (key === 'ArrowUp') return items[(index - 1 + items.length) % items.length]
  if (key === 'Home') return items[0]
  if (key === 'End') return items.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const after = [...items.slice(index + 1), ...items.slice(0, index + 1)]
  return after.find((item) => item.textContent?.trim().toLocaleLowerCase().startsWith(key.toLocaleLowerCase()))
}
