import type { TallySettings } from '../tally/tally.ts'

export const POINTS = 100
export type PointsSettings = TallySettings
export type PointsAnswer = { [option: string]: number }
