import type { BallotSettings } from '../../ballot-words.ts'
import type { UnrankedRule } from '../../counting/ranking.ts'

export const COUNTINGS = ['stv-wigm', 'stv-meek', 'schulze', 'ranked-pairs'] as const
export type Counting = (typeof COUNTINGS)[number]
export const isStv = (counting: Counting) => counting === 'stv-wigm' || counting === 'stv-meek'

/** The place of an option in somebody's order, 1 for the best, by its id; null for what they did not rank. */
export type RankingAnswer = { [option: string]: number | null }

export type RankingSettings = BallotSettings & {
  counting: Counting
  /** How many are chosen. */
  places: number
  unrankedRule: UnrankedRule
  /** Drawn when the ballot opens: the order of the lot follows from it, where a count needs one. */
  tieSeed: string
  /** The result also says what it would be if all groups counted the same. A ballot that was opened before that does not. */
  equalWeight?: true
}

/** Everything a recount needs beside the votes, the options and the electorate, kept with the result. */
export type RankingRule = RankingSettings & { method: 'ranking'; smallestShown: number }

/** Ids from the best down, without those that were not ranked. */
export function orderOf(answer: RankingAnswer): string[] {
  return Object.entries(answer)
    .filter((entry): entry is [string, number] => entry[1] !== null)
    .sort(([, a], [, b]) => a - b)
    .map(([id]) => id)
}
