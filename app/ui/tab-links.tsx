import type { ReactNode } from 'react'
import { NavLink } from '@remix-run/react'

/** Tabs whose panels have their own address: links, with the current one marked. */
export function TabLinks({ label, links }: { label: string; links: Array<{ to: string; label: ReactNode; badge?: ReactNode; end?: boolean }> }) {
  return (
    <nav className="tab-list" aria-label={label}>
      {links.map((link) => (
        <NavLink key={link.to} to={link.to} end={link.end ?? true} className="tab" preventScrollReset>
          {link.label}
          {link.badge}
        </NavLink>
      ))}
    </nav>
  )
}
