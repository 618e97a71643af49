import type { CriteriaResult } from './count.ts'
import { isLastRound, settledItems } from './returns.ts'
import type { CriteriaSettings } from './words.ts'

type Chosen = { items: readonly string[]; reworded: readonly string[] }

/**
 * The settings of the next round: the same, with what returns and the middle answers that were published. What reads otherwise now is rated anew, so
 * nothing of before stands beside it. Null where the rounds are over, or nothing that was rated last is chosen.
 */
export function nextSettings(
  round: number,
  settings: CriteriaSettings,
  results: readonly CriteriaResult[],
  { items: chosen, reworded }: Chosen,
): CriteriaSettings | null {
  const after = results.at(-1)
  if (!after || round >= settings.rounds) return null
  const known = new Set(results[0]!.items.map(({ id }) => id))
  const rated = new Set(after.items.map(({ id }) => id))
  const items = [...new Set(chosen)].filter((id) => known.has(id) && (rated.has(id) || reworded.includes(id)))
  if (items.length === 0) return null
  if (
    isLastRound(settings, round, settledItems(after, results.at(-2) ?? null)) &&
    !items.some((id) => reworded.includes(id))
  )
    return null
  const before = after.items
    .filter(({ id }) => items.includes(id) && !reworded.includes(id))
    .map(({ id, criteria }) => [id, criteria[0]?.overall?.median ?? null] as const)
  return { ...settings, items, before: Object.fromEntries(before) }
}
