import type { Opinions } from '../consensus/opinions.ts'
import { sidedGroups } from '../tally/sided-groups.ts'
import type { TallyResult } from '../tally/tally.ts'

/** Votes for an option or against it, however many: how many somebody can give hangs on what else they spend credits on. */
export function quadraticOpinions({ options, groups }: TallyResult): Opinions {
  return {
    scale: { lowest: -1, highest: 1 },
    items: options.map(({ id, label }, at) => ({
      id,
      label,
      groups: sidedGroups(groups, at, ({ n, agree, disagree }) => ({
        n,
        sum: agree - disagree,
        squares: agree + disagree,
      })),
    })),
  }
}
