import type { TallySettings } from '../tally/tally.ts'

export type QuadraticSettings = TallySettings & {
  /** What everybody may spend: n votes for or against one option cost n times n. */
  credits: number
}
export type QuadraticAnswer = { [option: string]: number }
export const DEFAULT_CREDITS = 100

/** As many votes as all credits buy for one option. */
export const most = (credits: number) => Math.floor(Math.sqrt(credits))
