import { z } from 'zod'
import { CANNOT_JUDGE, DEFAULT_MINIMUM_TURNOUT, DEFAULT_THRESHOLD, MINIMUM_TURNOUTS, THRESHOLDS, type Criterion } from './ballot-words.ts'

const rating = (criterion: Criterion) =>
  z.union([z.literal(CANNOT_JUDGE).transform(() => null), z.string().regex(/^[1-9]$/).transform(Number)], { error: `ballots.missing.${criterion}` })

export const voteSchema = z.object({ relevance: rating('relevance'), feasibility: rating('feasibility') })
export type VoteInput = z.infer<typeof voteSchema>

const oneOf = (shares: readonly number[], error: string) => z.coerce.number({ error }).refine((value) => shares.includes(value), { error })

export const openBallotSchema = z.object({
  threshold: oneOf(THRESHOLDS, 'ballots.threshold').default(DEFAULT_THRESHOLD),
  minimumTurnout: oneOf(MINIMUM_TURNOUTS, 'ballots.minimum-turnout').default(DEFAULT_MINIMUM_TURNOUT),
})
export type OpenBallotInput = z.infer<typeof openBallotSchema>

/** Acts that need no more than their address. */
export const emptySchema = z.object({})
