import { useNavigate } from '@remix-run/react'
import { type RefObject, useId } from 'react'
import { I18nProvider, Menu, MenuItem, MenuSection, Popover, RouterProvider } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Icon } from './icons.tsx'
import type { MenuEntry, MenuGroup, MenuProps } from './menu-entries.ts'

type Props = MenuProps & { triggerRef: RefObject<HTMLButtonElement>; focus: 'first' | 'last'; onClose: () => void }

/** The menu itself: arrow keys, first letters, Escape and a press outside, and the focus back where it came from. */
export function MenuPopover({ label, align, head, groups, triggerRef, focus, onClose }: Props) {
  const { i18n } = useTranslation()
  const navigate = useNavigate()
  const headId = useId()
  return (
    <I18nProvider locale={i18n.language}>
      <RouterProvider navigate={(to) => navigate(to)}>
        <Popover
          className="menu-panel"
          isOpen
          onOpenChange={(open) => open || onClose()}
          triggerRef={triggerRef}
          placement={align === 'end' ? 'bottom end' : 'bottom start'}
          offset={4}
          aria-label={label}
        >
          {head ? (
            <div className="menu-head" id={headId}>
              {head}
            </div>
          ) : null}
          <Menu
            aria-label={label}
            aria-describedby={head ? headId : undefined}
            autoFocus={focus}
            onClose={onClose}
            className="menu-list"
          >
            {groups.map((group) => (
              <Group key={group.key} group={group} />
            ))}
          </Menu>
        </Popover>
      </RouterProvider>
    </I18nProvider>
  )
}

function Group({ group: { label, choice, entries } }: { group: MenuGroup }) {
  const chosen = entries.filter((entry) => entry.chosen).map(({ key }) => key)
  return (
    <MenuSection
      className="menu-group"
      aria-label={label}
      selectionMode={choice ? 'single' : undefined}
      selectedKeys={choice ? chosen : undefined}
      disallowEmptySelection={choice}
    >
      {entries.map((entry) => (
        <Entry key={entry.key} entry={entry} choice={choice} />
      ))}
    </MenuSection>
  )
}

function Entry({ entry, choice }: { entry: MenuEntry; choice?: boolean }) {
  const { t } = useTranslation('ui')
  const { key, label, icon, lang, chosen } = entry
  return (
    <MenuItem
      id={key}
      textValue={label}
      lang={lang}
      className="menu-item"
      href={'to' in entry ? entry.to : undefined}
      onAction={'action' in entry ? () => post(entry) : undefined}
    >
      {icon ? <Icon name={icon} /> : null}
      <span className="flex-1">{label}</span>
      {chosen ? <Icon name="check" label={choice ? undefined : t('menu.here')} /> : null}
    </MenuItem>
  )
}

/** As the form of the disclosure would: the whole page answers. */
function post({ action, fields }: { action: string; fields: Record<string, string> }) {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = action
  for (const [name, value] of Object.entries(fields)) {
    const input = form.appendChild(document.createElement('input'))
    input.type = 'hidden'
    input.name = name
    input.value = value
  }
  document.body.append(form)
  form.submit()
}
