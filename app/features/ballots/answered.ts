import type { Counts } from '#app/shared/live.ts'
import { type GroupTurnout, turnoutLevels, turnoutTotals } from './turnout.ts'

/** The data of a page with these counts in the place of those it was loaded with, wherever one of the ballots stands in it. */
export function withAnswered<T>(data: T, counts: Counts): T {
  if (Array.isArray(data)) return data.map((part: unknown) => withAnswered(part, counts)) as T
  if (typeof data !== 'object' || data === null) return data
  const parts = Object.fromEntries(
    Object.entries(data).map(([key, part]) => [key, withAnswered<unknown>(part, counts)]),
  )
  const groups = counts[parts.id as string]
  if (!groups || parts.state === 'closed') return parts as T
  const turnout: GroupTurnout[] = Object.entries(groups).map(([groupId, [voted, eligible]]) => ({
    groupId,
    voted,
    eligible,
  }))
  const totals = turnoutTotals(turnout)
  const known = { turnout, levels: turnoutLevels(turnout), answered: totals.voted, ...totals }
  return { ...parts, ...Object.fromEntries(Object.entries(known).filter(([key]) => key in parts)) } as T
}
