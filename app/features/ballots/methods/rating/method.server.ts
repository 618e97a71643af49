import type { Method } from '../method.server.ts'
import { type Publication, publish } from './publication.ts'
import { ratingAnswer, ratingSettings } from './rating.schema.ts'
import { resultCsv } from './result-file.ts'
import { CANNOT_JUDGE, CRITERIA, type RatingAnswer, type RatingSettings, ruleOf } from './words.ts'

/** Two questions on a scale from 1 to 9, RAND/UCLA. */
export const rating: Method<RatingSettings, RatingAnswer, Publication> = {
  settings: ratingSettings,
  answer: () => ratingAnswer,
  count: (votes, electorate, settings) =>
    publish(
      votes.map(({ groupId, answer }) => ({ groupId, ...answer })),
      electorate,
      ruleOf(settings),
    ),
  fieldsOf: (answer) =>
    Object.fromEntries(CRITERIA.map((criterion) => [criterion, answer[criterion]?.toString() ?? CANNOT_JUDGE])),
  csv: resultCsv,
}
