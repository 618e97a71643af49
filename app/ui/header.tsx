import { Link, NavLink } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icons.tsx'
import { Logo } from './ring.tsx'

/** `current` marks an item whose pages live under other addresses too. */
export type NavItem = {
  to: string
  label: string
  icon?: IconName
  end?: boolean
  badge?: ReactNode
  current?: boolean
}

/** The first thing the keyboard meets. The target is the frame's main region. */
export function SkipLink() {
  const { t } = useTranslation('ui')
  return (
    <a className="skip-link" href="#main">
      {t('page.skip')}
    </a>
  )
}

/** On a page whose text is its matter and stands behind many links. */
function SkipToText({ id }: { id: string }) {
  const { t } = useTranslation('ui')
  return (
    <a className="skip-link" href={`#${id}`}>
      {t('page.skip-text')}
    </a>
  )
}

/** A public page: skip link, header, main region, footer. Text is 16 px here. */
export function PublicFrame({
  header,
  footer,
  children,
}: {
  header: ReactNode
  footer?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="public public-frame">
      <SkipLink />
      {header}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {footer}
    </div>
  )
}

/** A page of the workspace: skip link, header, main region, and on narrow screens the tab bar at the bottom. */
export function WorkspaceFrame({
  header,
  tabs,
  textId,
  children,
}: {
  header: ReactNode
  tabs?: ReactNode
  textId?: string
  children: ReactNode
}) {
  return (
    <div className={classNames('workspace-frame', Boolean(tabs) && 'has-tab-bar')}>
      <SkipLink />
      {textId ? <SkipToText id={textId} /> : null}
      {header}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {tabs}
    </div>
  )
}

/**
 * The programme's name as the way home, a few links, and at the end language, sign-in and the one action. On narrow
 * screens the links stand in a menu; `menuEnd` (the language, for example) joins them there under 600 px, where
 * whatever in `end` has the class `only-wide` and the primary button make room.
 */
export function PublicHeader({
  name,
  home,
  nav,
  navLabel,
  end,
  menuEnd,
}: {
  name: ReactNode
  home: string
  nav?: NavItem[]
  navLabel: string
  end?: ReactNode
  menuEnd?: ReactNode
}) {
  return (
    <header className="public-header">
      <div className="public-wrap">
        <Link to={home} className="public-brand">
          <Logo />
          <span>{name}</span>
        </Link>
        {nav?.length ? (
          <nav className="public-nav" aria-label={navLabel}>
            <Links items={nav} />
          </nav>
        ) : null}
        {end ? <div className="public-end">{end}</div> : null}
        {nav?.length || menuEnd ? (
          <details className={classNames('public-menu', !nav?.length && 'is-narrow-only')}>
            <summary>
              <Icon name="menu" label={navLabel} />
            </summary>
            <div className="public-menu-panel">
              {nav?.length ? (
                <nav aria-label={navLabel}>
                  <Links items={nav} />
                </nav>
              ) : null}
              {menuEnd ? <div className="only-narrow">{menuEnd}</div> : null}
            </div>
          </details>
        ) : null}
      </div>
    </header>
  )
}

function Links({ items }: { items: NavItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.to}>
          <Link to={item.to}>{item.label}</Link>
        </li>
      ))}
    </ul>
  )
}

/** Logo, where one is (a switcher or two lines), the main navigation, and at the end search, bell, account. */
export function WorkspaceHeader({
  home,
  homeLabel,
  place,
  nav,
  navLabel,
  end,
}: {
  home: string
  homeLabel: string
  place?: ReactNode
  nav: NavItem[]
  navLabel: string
  end?: ReactNode
}) {
  return (
    <header className="app-header">
      <Link to={home} className="app-brand" aria-label={homeLabel}>
        <Logo />
      </Link>
      {place}
      {nav.length ? (
        <nav className="app-nav" aria-label={navLabel}>
          <ul>
            {nav.map((item) => (
              <li key={item.to}>
                <HeaderLink item={item}>
                  {item.label}
                  {item.badge}
                </HeaderLink>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {end ? <div className="app-end">{end}</div> : null}
    </header>
  )
}

function HeaderLink({ item, children }: { item: NavItem; children: ReactNode }) {
  if (!item.current)
    return (
      <NavLink to={item.to} end={item.end}>
        {children}
      </NavLink>
    )
  return (
    <Link to={item.to} aria-current="true">
      {children}
    </Link>
  )
}

/** Two lines that say where one is: the programme, then the roundtable. */
export function Place({ above, name }: { above: ReactNode; name: ReactNode }) {
  return (
    <span className="place">
      <span className="place-above">{above}</span>
      <span className="place-name">{name}</span>
    </span>
  )
}

/** The navigation under 900 px: at most five items, icon over word, where the thumb is. */
export function TabBar({ items, label }: { items: NavItem[]; label: string }) {
  return (
    <nav className="tab-bar" aria-label={label}>
      <ul>
        {items.slice(0, 5).map((item) => (
          <li key={item.to}>
            <NavLink to={item.to} end={item.end}>
              {item.icon ? <Icon name={item.icon} /> : null}
              <span>{item.label}</span>
              {item.badge}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The dark band at the end of a public page. */
export function Footer({
  name,
  links,
  label,
  children,
}: {
  name: ReactNode
  links: Array<{ to: string; label: string }>
  label: string
  children?: ReactNode
}) {
  return (
    <footer className="band public-footer">
      <div className="public-wrap">
        <p>{name}</p>
        {children}
        <nav aria-label={label}>
          <ul>
            {links.map((link) => (
              <li key={link.to}>
                {/^https?:/.test(link.to) ? <a href={link.to}>{link.label}</a> : <Link to={link.to}>{link.label}</Link>}
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  )
}
