import { z } from 'zod'

export const CRITERIA = ['relevance', 'feasibility'] as const
export type Criterion = (typeof CRITERIA)[number]

/** 1 to 9, or null for "cannot judge". */
export type Rating = number | null

/** The answer a form sends for "cannot judge": an answer of its own, never the absence of one. */
export const CANNOT_JUDGE = 'cannot-judge'

const ratingSchema = z
  .union([z.literal(CANNOT_JUDGE).transform(() => null), z.string().regex(/^[1-9]$/).transform(Number)], { error: 'answer-both' })

export const voteSchema = z.object({ relevance: ratingSchema, feasibility: ratingSchema })
export type VoteInput = z.infer<typeof voteSchema>

/** The share of a group that has to answer 7 or more, as the moderator chooses it when the ballot opens. */
export const THRESHOLDS = [0.5, 0.6, 0.7, 0.75, 0.8] as const
export const DEFAULT_THRESHOLD = 0.7

export const openBallotSchema = z.object({
  threshold: z.coerce
    .number({ error: 'threshold' })
    .refine((value) => (THRESHOLDS as readonly number[]).includes(value), { error: 'threshold' })
    .default(DEFAULT_THRESHOLD),
})
export type OpenBallotInput = z.infer<typeof openBallotSchema>

export const BALLOT_STATES = ['open', 'closed'] as const
export type BallotState = (typeof BALLOT_STATES)[number]

/** What the indicator said when the ballot opened. */
export type BallotWording = { version: number; code: string; name: string; definition: string; unit: string; formula: string }
