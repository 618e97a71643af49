export const CRITERIA = ['relevance', 'feasibility'] as const
export type Criterion = (typeof CRITERIA)[number]

/** 1 to 9, or null for "cannot judge". */
export type Rating = number | null

/** The answer a form sends for "cannot judge": an answer of its own, never the absence of one. */
export const CANNOT_JUDGE = 'cannot-judge'

/** The share of a group that has to answer 7 or more, as the moderator chooses it when the ballot opens. */
export const THRESHOLDS = [0.5, 0.6, 0.7, 0.75, 0.8] as const
export const DEFAULT_THRESHOLD = 0.7

/** What the indicator said when the ballot opened. */
export type BallotWording = { version: number; code: string; name: string; definition: string; unit: string; formula: string }
