import type { GroupOpinion } from '../consensus/opinions.ts'
import type { Figures, Sides, TallyGroup } from './tally.ts'

/** How the groups that are shown on an option stand to it, of a result that says sides; `sumsOf` reads off how far they lie apart. */
export function sidedGroups(
  groups: readonly TallyGroup[],
  at: number,
  sumsOf: (figures: Figures & Sides) => GroupOpinion['sums'],
): GroupOpinion[] {
  return groups.flatMap(({ groupId, figures }) => {
    const found = figures[at]
    if (!found?.n || !hasSides(found)) return []
    const { n, agree, disagree, passed } = found
    return [{ groupId, agree, disagree, seen: n + passed, sums: sumsOf(found) }]
  })
}

function hasSides(figures: Figures & Partial<Sides>): figures is Figures & Sides {
  return figures.agree !== undefined
}
