import type { Tally } from '../../rule/rule-words.ts'
import type { Readable } from '../method.server.ts'
import type { CriteriaResult } from './count.ts'
import type { Figures } from './figures.ts'
import type { CriteriaSettings } from './words.ts'

/** In favour are ratings from 7 to 9; who cannot judge takes no side. */
const tallyOf = ({ n, cannotJudge, high, median, disagreement }: Figures): Tally => ({
  favour: high,
  sides: n,
  cast: n + cannotJudge,
  median,
  disagreement,
})

/** Each item by its first criterion, which decides. */
export const ruledCriteria: Readable<CriteriaSettings, CriteriaResult> = {
  tells: ['share', 'median'],
  measures: ({ items }) =>
    items.map(({ id, label, criteria: [deciding] }) => ({
      item: label ? id : null,
      ...(label && { label }),
      all: deciding?.overall ? tallyOf(deciding.overall) : null,
      groups: (deciding?.groups ?? []).map(({ groupId, figures }) => ({
        groupId,
        tally: figures && tallyOf(figures),
      })),
    })),
}
