import type { Tally } from '../../rule/rule-words.ts'
import type { Readable } from '../method.server.ts'
import type { Publication } from './publication.ts'
import type { Summary } from './statistics.ts'
import { CRITERIA, type RatingSettings } from './words.ts'

/** In favour are ratings from 7 to 9; who cannot judge takes no side. */
const tallyOf = ({ n, inFavour, cannotJudge, median, ram }: Summary): Tally => ({
  favour: inFavour,
  sides: n,
  cast: n + cannotJudge,
  median,
  disagreement: ram?.disagreement ?? null,
})

export const ruledRating: Readable<RatingSettings, Publication> = {
  tells: ['share', 'median'],
  measures: ({ criteria }) =>
    CRITERIA.map((criterion) => ({
      item: criterion,
      all: criteria[criterion].overall && tallyOf(criteria[criterion].overall),
      groups: criteria[criterion].groups.map(({ groupId, summary }) => ({
        groupId,
        tally: summary && tallyOf(summary),
      })),
    })),
}
