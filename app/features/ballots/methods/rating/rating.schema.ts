import { z } from 'zod'
import { minimumTurnout, oneOf } from '../../ballot.schema.ts'
import { CANNOT_JUDGE, type Criterion, DEFAULT_THRESHOLD, THRESHOLDS } from './words.ts'

const rating = (criterion: Criterion) =>
  z.union(
    [
      z.literal(CANNOT_JUDGE).transform(() => null),
      z
        .string()
        .regex(/^[1-9]$/)
        .transform(Number),
    ],
    { error: `ballots.missing.${criterion}` },
  )

export const ratingAnswer = z.object({ relevance: rating('relevance'), feasibility: rating('feasibility') })

export const ratingSettings = z.object({
  threshold: oneOf(THRESHOLDS, 'ballots.threshold').default(DEFAULT_THRESHOLD),
  minimumTurnout,
})
