import type { ReactNode } from 'react'
import type { IconName } from './icons.tsx'

/** Leads somewhere, or posts a form whose answer is a whole page. `chosen` is where one is, or what holds now. */
export type MenuEntry = { key: string; label: string; icon?: IconName; lang?: string; chosen?: boolean } & (
  { to: string } | { action: string; fields: Record<string, string> }
)

/** Entries that belong together; of a `choice` exactly one holds, and what it chooses among is its label. */
export type MenuGroup = { key: string; label?: string; choice?: boolean; entries: MenuEntry[] }

export type MenuProps = {
  label: string
  opener: ReactNode
  align?: 'start' | 'end'
  head?: ReactNode
  groups: MenuGroup[]
}
