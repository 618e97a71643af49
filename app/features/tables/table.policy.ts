import { mayModerate } from '#app/features/access/access.policy.ts'
import type { ReadReason } from '#app/shared/collab-messages.ts'
import type { Standing } from '#app/shared/roles.ts'
import type { TablesState } from './table-words.ts'

/** What the rules need to know of a table. `sits`, `reports`: whoever asks. */
export type TableFacts = {
  state: TablesState
  sits: boolean
  reports: boolean
  /** Approved minutes hold the notes as they were then. */
  minutesApproved: boolean
  roundtableState: string
}

/**
 * Why somebody may not write in the notes of a table, or undefined when they may. While the tables are at work those who sit there and moderators
 * write; once they have ended, whoever reports and moderators, until the minutes are approved. Words need a seat at the roundtable.
 */
export function notesBlockedReason(standing: Standing, table: TableFacts): ReadReason | undefined {
  const { seat } = standing
  const own = table.state === 'ended' ? table.reports : table.sits
  if (!seat || !(own || (seat.role === 'moderator' && mayModerate(standing)))) return 'role'
  if (table.minutesApproved) return 'agreed'
  return table.state === 'drawn' || table.roundtableState === 'closed' ? 'locked' : undefined
}
