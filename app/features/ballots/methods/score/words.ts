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
export type ScoreAnswer = { [option: string]: number | null }
