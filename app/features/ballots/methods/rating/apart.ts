import type { Apart } from '../../recount/bundle-words.ts'
import type { Publication } from './publication.ts'
import { CRITERIA } from './words.ts'

/** Each of the two questions is counted by itself. */
export const ratingApart: Apart<Publication> = {
  hidden: ({ criteria }) =>
    Object.fromEntries(
      CRITERIA.map((one) => {
        const { overall, groups } = criteria[one]
        return [one, overall && groups.flatMap(({ groupId, summary }) => (summary ? [] : [groupId]))] as const
      }),
    ),
  blank: { relevance: null, feasibility: null },
  completed: (counted, published) => ({
    ...counted,
    criteria: Object.fromEntries(
      CRITERIA.map((one) => [one, published.criteria[one].overall ? counted.criteria[one] : published.criteria[one]]),
    ) as Publication['criteria'],
  }),
}
