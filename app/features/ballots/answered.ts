import type { Counts, OwnAnswers, Told } from '#app/shared/live.ts'
import { type GroupTurnout, turnoutLevels, turnoutTotals } from './turnout.ts'

/** The data of a page with these counts and own answers in the place of those it was loaded with, wherever one of the ballots stands in it. */
export function withAnswered<T>(data: T, told: Told): T {
  if (!Object.keys({ ...told.counts, ...told.own }).length) return data
  return put(data, told)
}

function put<T>(data: T, told: Told): T {
  if (Array.isArray(data)) return data.map((part: unknown) => put(part, told)) as T
  if (typeof data !== 'object' || data === null) return data
  const parts = Object.fromEntries(Object.entries(data).map(([key, part]) => [key, put<unknown>(part, told)]))
  if (parts.state === 'closed') return parts as T
  const id = parts.id as string
  const known = { ...counted(told.counts[id]), ...(told.own[id] && { own: told.own[id] }) }
  return { ...parts, ...Object.fromEntries(Object.entries(known).filter(([key]) => key in parts)) } as T
}

function counted(groups: Counts[string] | undefined) {
  if (!groups) return {}
  const turnout: GroupTurnout[] = Object.entries(groups).map(([groupId, [voted, eligible]]) => ({
    groupId,
    voted,
    eligible,
  }))
  const totals = turnoutTotals(turnout)
  return { turnout, levels: turnoutLevels(turnout), answered: totals.voted, ...totals }
}

/** The ballots that still wait for their reader's answer. */
export function stillWaiting<B extends { id: string }>(ballots: B[], own: OwnAnswers): B[] {
  return ballots.filter(({ id }) => !own[id])
}
