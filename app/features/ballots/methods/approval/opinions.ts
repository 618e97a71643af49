import type { Opinions } from '../consensus/opinions.ts'
import type { TallyResult } from '../tally/tally.ts'

/** A tick is for an option, none against it. */
export function approvalOpinions({ options, groups }: TallyResult): Opinions {
  return {
    scale: { lowest: 0, highest: 1 },
    items: options.map(({ id, label }, at) => ({
      id,
      label,
      groups: groups.flatMap(({ groupId, figures }) => {
        const found = figures[at]
        if (!found?.n) return []
        const { n, sum } = found
        return [{ groupId, agree: sum, disagree: n - sum, seen: n, sums: { n, sum, squares: sum } }]
      }),
    })),
  }
}
