import { Link } from '@remix-run/react'
import { forwardRef } from 'react'
import { Icon } from './icons.tsx'
import type { MenuEntry, MenuProps } from './menu-entries.ts'

/** A menu without scripts: a disclosure of links and forms. */
export const PlainMenu = forwardRef<HTMLDetailsElement, MenuProps & { open?: boolean }>(function PlainMenu(
  { label, opener, align, head, groups, open },
  ref,
) {
  return (
    <details ref={ref} open={open} className="relative min-w-0">
      <summary aria-label={label} className="menu-opener">
        {opener}
      </summary>
      <div className={`menu-panel absolute top-full z-40 mt-1 ${align === 'end' ? 'end-0' : 'start-0'}`}>
        {head ? <div className="menu-head">{head}</div> : null}
        {groups.map(({ key, label: name, entries }) => (
          <ul key={key} aria-label={name} className="menu-group">
            {entries.map((entry) => (
              <li key={entry.key}>
                <PlainEntry entry={entry} />
              </li>
            ))}
          </ul>
        ))}
      </div>
    </details>
  )
})

function PlainEntry({ entry }: { entry: MenuEntry }) {
  const { label, icon, lang, chosen } = entry
  const inner = (
    <>
      {icon ? <Icon name={icon} /> : null}
      {label}
    </>
  )
  if ('to' in entry) {
    return (
      <Link to={entry.to} lang={lang} className="menu-item" aria-current={chosen || undefined}>
        {inner}
      </Link>
    )
  }
  return (
    <form method="post" action={entry.action}>
      {Object.entries(entry.fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className="menu-item" lang={lang} aria-current={chosen || undefined}>
        {inner}
      </button>
    </form>
  )
}
