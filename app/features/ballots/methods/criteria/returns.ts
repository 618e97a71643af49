import { rounded } from '../../counting/decimals.ts'
import type { CriteriaResult, ItemCriterion, RatedItem } from './count.ts'

/** With less of the ratings moved, an item is stable: Scheibe, Skutsch & Schofer, in "The Delphi Method" (1975). */
export const STABLE_PERCENT = 15

export type Settled = {
  item: RatedItem
  consensus: 'in' | 'out' | 'none' | null
  /** Of a hundred ratings, how many would have to move for one round's to become the other's; of the criterion that moved most. Null in a first round, or where not shown. */
  moved: number | null
  stable: boolean | null
  returns: boolean
}

/**
 * What comes back after a round, from what was published of it and of the one before. After a first round, what has no consensus. Later,
 * what is not stable yet, consensus or not: stability is read before consensus (von der Gracht 2012).
 */
export function settledItems(after: CriteriaResult, before: CriteriaResult | null): Settled[] {
  return after.items.map((item) => {
    const consensus = item.criteria[0]?.overall?.consensus ?? null
    const earlier = before?.items.find(({ id }) => id === item.id)
    if (!before || !earlier)
      return { item, consensus, moved: null, stable: null, returns: consensus !== 'in' && consensus !== 'out' }
    const moved = netChange(earlier.criteria, item.criteria)
    const stable = moved === null ? null : moved < STABLE_PERCENT
    return { item, consensus, moved, stable, returns: stable !== true }
  })
}

/** What comes back after the last of these rounds, by id. */
export function returningItems(results: readonly CriteriaResult[]): string[] {
  const after = results.at(-1)
  if (!after) return []
  const settled = settledItems(after, results.at(-2) ?? null)
  return settled.filter(({ returns }) => returns).map(({ item }) => item.id)
}

function netChange(before: readonly ItemCriterion[], after: readonly ItemCriterion[]): number | null {
  const changes = after.map((criterion, at) => {
    const [one, two] = [before[at]?.overall, criterion.overall]
    if (!one?.n || !two?.n) return null
    const sum = two.counts.reduce(
      (all, count, rating) => all + Math.abs(count / two.n - one.counts[rating]! / one.n),
      0,
    )
    return rounded((100 * sum) / 2)
  })
  return changes.includes(null) ? null : Math.max(...(changes as number[]))
}

/** Whether the rule that was set before the first round ends the rounds with this one. */
export function isLastRound({ rounds }: { rounds: number }, round: number, settled: readonly Settled[]) {
  return round >= rounds || !settled.some(({ returns }) => returns)
}

/** Where an item of the first round stands after the latest: agreed on, stable without agreement, coming back, or left without either. */
export type Standing = Omit<Settled, 'returns'> & { round: number; state: 'in' | 'out' | 'stable' | 'returns' | 'left' }

/** Every item of a Delphi with the last round that rated it. `results` by round, the first one first. */
export function standings(results: readonly { round: number; result: CriteriaResult }[]): Standing[] {
  const latest = results.at(-1)
  if (!latest) return []
  const perRound = results.map(({ round, result }, at) => ({
    round,
    settled: settledItems(result, results[at - 1]?.result ?? null),
  }))
  const isLast = isLastRound(latest.result.rule, latest.round, perRound.at(-1)!.settled)
  return results[0]!.result.items.flatMap(({ id }) => {
    const last = perRound.findLast(({ settled }) => settled.some(({ item }) => item.id === id))
    const found = last?.settled.find(({ item }) => item.id === id)
    if (!last || !found) return []
    const isOpen = last.round === latest.round && found.returns && !isLast
    return [{ ...found, round: last.round, state: isOpen ? 'returns' : stateOf(found) }]
  })
}

function stateOf({ consensus, stable }: Settled): Standing['state'] {
  if (consensus === 'in' || consensus === 'out') return consensus
  return stable ? 'stable' : 'left'
}
