import { sumsOf } from '../../counting/consensus.ts'
import type { Opinions } from '../consensus/opinions.ts'
import type { CriteriaResult } from './count.ts'

/** On the criterion that decides: 7 to 9 is for it, 1 to 3 against. Whoever of a group answered and did not rate it takes no side. */
export function criteriaOpinions({ items, turnout, weight }: CriteriaResult): Opinions {
  return {
    scale: { lowest: 1, highest: 9 },
    sides: { agree: [7, 9], disagree: [1, 3] },
    items: items.map(({ id, label, criteria }) => ({
      id,
      label,
      groups: criteria[0]!.groups.flatMap(({ groupId, figures }) => {
        if (!figures?.n) return []
        const { n, high, low, counts } = figures
        // Ratings of different weights are no people.
        const answered = weight === undefined ? (turnout[groupId]?.voted ?? 0) : 0
        return [{ groupId, agree: high, disagree: low, seen: Math.max(n, answered), sums: sumsOf(given(counts)) }]
      }),
    })),
  }
}

const given = (counts: readonly number[]) => counts.flatMap((count, at) => Array.from({ length: count }, () => at + 1))
