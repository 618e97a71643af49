import type { TallySettings } from '../tally/tally.ts'

export type DotsSettings = TallySettings & {
  /** How many dots everybody has. */
  budget: number
}
export type DotsAnswer = { [option: string]: number }
export const DEFAULT_DOTS = 10
