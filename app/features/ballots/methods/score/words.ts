import { MISSING_RULES, type MissingRule } from '../../counting/score.ts'
import type { TallySettings } from '../tally/tally.ts'

export const MEASURES = ['mean', 'median'] as const
export { MISSING_RULES }
export type ScoreSettings = TallySettings & {
  /** The best score; the worst is 0. */
  highest: number
  measureRule: (typeof MEASURES)[number]
  /** What no answer to an option counts as. */
  missingRule: MissingRule
}
/** The upper third of the scale is for an option, the lower third against it, as 7 to 9 and 1 to 3 are on a scale of 9; the rest takes no side. */
export const sideOf =
  ({ highest }: Pick<ScoreSettings, 'highest'>) =>
  (score: number) =>
    score * 3 >= highest * 2 ? 1 : score * 3 <= highest ? -1 : 0

export type ScoreAnswer = { [option: string]: number | null }
