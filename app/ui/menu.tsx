import type { ReactNode } from 'react'
import { Button as AriaButton, Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { Icon, type IconName } from './icons.tsx'

export type MenuEntry =
  | 'separator'
  | {
      id: string
      label: ReactNode
      /** Needed when the label is not plain text: what is typed to reach it. */
      text?: string
      icon?: IconName
      /** Either an address or something to do. */
      to?: string
      onAction?: () => void
      danger?: boolean
      disabled?: boolean
      current?: boolean
    }

/** What may be done with one thing, behind one button. Without `children` the button shows three dots. */
export function Menu({
  label,
  entries,
  icon = 'more',
  children,
  className,
  placement = 'bottom end',
}: {
  label: string
  entries: MenuEntry[]
  icon?: IconName
  children?: ReactNode
  className?: string
  placement?: 'bottom end' | 'bottom start' | 'top end' | 'top start'
}) {
  return (
    <MenuTrigger>
      <AriaButton aria-label={label} className={className ?? (children ? 'button button-quiet' : 'icon-button')}>
        {children ?? <Icon name={icon} />}
      </AriaButton>
      <Popover className="popover" placement={placement}>
        <AriaMenu className="menu" aria-label={label}>
          {entries.map((entry, index) => (entry === 'separator' ? <Separator key={index} className="menu-line" /> : <Entry key={entry.id} entry={entry} />))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

function Entry({ entry }: { entry: Exclude<MenuEntry, string> }) {
  return (
    <MenuItem
      id={entry.id}
      className={entry.danger ? 'menu-item is-danger' : 'menu-item'}
      textValue={entry.text ?? (typeof entry.label === 'string' ? entry.label : entry.id)}
      href={entry.to}
      onAction={entry.onAction}
      isDisabled={entry.disabled}
      aria-current={entry.current ? 'page' : undefined}
    >
      {entry.icon ? <Icon name={entry.icon} /> : null}
      <span className="min-w-0 flex-1">{entry.label}</span>
      {entry.current ? <Icon name="check" /> : null}
    </MenuItem>
  )
}
