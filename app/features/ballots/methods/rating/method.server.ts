import type { Method } from '../method.server.ts'
import { ratingApart } from './apart.ts'
import { count } from './counted.ts'
import type { Publication } from './publication.ts'
import { ratingAnswer, ratingSettings } from './rating.schema.ts'
import { resultCsv } from './result-file.ts'
import { ruledRating } from './ruled.ts'
import { CANNOT_JUDGE, CRITERIA, type RatingAnswer, type RatingSettings } from './words.ts'

/** Two questions on a scale from 1 to 9, RAND/UCLA. */
export const rating: Method<RatingSettings, RatingAnswer, Publication> = {
  settings: ratingSettings,
  answer: () => ratingAnswer,
  count,
  fieldsOf: (answer) =>
    Object.fromEntries(CRITERIA.map((criterion) => [criterion, answer[criterion]?.toString() ?? CANNOT_JUDGE])),
  ruled: ruledRating,
  apart: ratingApart,
  csv: resultCsv,
}
