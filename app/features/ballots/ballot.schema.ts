import { z } from 'zod'
import { CANNOT_JUDGE, DEFAULT_THRESHOLD, THRESHOLDS, type Criterion } from './ballot-words.ts'

const rating = (criterion: Criterion) =>
  z.union([z.literal(CANNOT_JUDGE).transform(() => null), z.string().regex(/^[1-9]$/).transform(Number)], { error: `ballots.missing.${criterion}` })

export const voteSchema = z.object({ relevance: rating('relevance'), feasibility: rating('feasibility') })
export type VoteInput = z.infer<typeof voteSchema>

export const openBallotSchema = z.object({
  threshold: z.coerce
    .number({ error: 'ballots.threshold' })
    .refine((value) => (THRESHOLDS as readonly number[]).includes(value), { error: 'ballots.threshold' })
    .default(DEFAULT_THRESHOLD),
})
export type OpenBallotInput = z.infer<typeof openBallotSchema>

/** Acts that need no more than their address. */
export const emptySchema = z.object({})
