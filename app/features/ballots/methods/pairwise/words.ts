import type { Judgment } from '../../counting/ahp.ts'
import type { TallySettings } from '../tally/tally.ts'

/** How much one counts over the other, either way round: -9 says that the second counts 9 times as much. */
export const JUDGMENTS = [9, 8, 7, 6, 5, 4, 3, 2, 1, -2, -3, -4, -5, -6, -7, -8, -9] as const
/** From here on one is asked to look at the comparisons again. */
export const INCONSISTENT = 0.1

export type PairwiseSettings = TallySettings
export type PairwiseAnswer = { [pair: string]: number }
export type Pair = { id: string; over: string; under: string }

/** Every two options, once; `id` is the name of the field. */
export function pairsOf(ids: readonly string[]): Pair[] {
  return ids.flatMap((over, at) => ids.slice(at + 1).map((under) => ({ id: `${over}-${under}`, over, under })))
}

/** The judgments of an answer, or null where a pair is missing or is no judgment. */
export function judgmentsOf(ids: readonly string[], answer: Record<string, unknown>): Judgment[] | null {
  const judged = pairsOf(ids).flatMap(({ id, over, under }): Judgment[] => {
    const said = JUDGMENTS.find((one) => one === answer[id])
    return said === undefined ? [] : [{ over, under, times: said > 0 ? said : -1 / said }]
  })
  return judged.length === pairsOf(ids).length ? judged : null
}
