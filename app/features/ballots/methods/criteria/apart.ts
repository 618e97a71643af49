import type { Apart } from '../../recount/bundle-words.ts'
import type { CriteriaResult } from './count.ts'
import { ratingField } from './words.ts'

/** Every item is counted on every criterion by itself; only the agreement on the order of items asks for all ratings of a person. */
export const criteriaApart: Apart<CriteriaResult> = {
  hidden: ({ items }) =>
    Object.fromEntries(
      items.flatMap(({ id, criteria }) =>
        criteria.map((one) => {
          const hidden = one.groups.flatMap(({ groupId, figures }) => (figures ? [] : [groupId]))
          return [ratingField(id, one.id), one.overall ? hidden : null] as const
        }),
      ),
    ),
  blank: {},
  completed: (counted, published) => ({
    ...counted,
    concordance: published.concordance,
    items: counted.items.map((item, at) => ({
      ...item,
      criteria: item.criteria.map((one, which) => {
        const shown = published.items[at]?.criteria[which]
        return shown && !shown.overall ? shown : one
      }),
    })),
  }),
}
