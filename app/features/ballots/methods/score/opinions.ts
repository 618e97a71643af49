import type { Opinions } from '../consensus/opinions.ts'
import { sidedGroups } from '../tally/sided-groups.ts'
import type { Figures, TallyResult } from '../tally/tally.ts'
import { type ScoreSettings, sideOf } from './words.ts'

/** The upper third of the scale is for an option, the lower third against it; no score has seen it and takes no side, unless the rule counts it as 0. */
export function scoreOpinions({ options, groups, rule }: TallyResult): Opinions {
  const { highest, missingRule } = rule as unknown as ScoreSettings
  const side = sideOf({ highest })
  const scores = Array.from({ length: highest + 1 }, (_, score) => score)
  return {
    scale: { lowest: 0, highest },
    sides: {
      agree: [scores.find((score) => side(score) > 0)!, highest],
      disagree: [0, scores.findLast((score) => side(score) < 0)!],
      blank: missingRule === 'zero' ? 'against' : 'passes',
    },
    items: options.map(({ id, label }, at) => ({ id, label, groups: sidedGroups(groups, at, sumsOf) })),
  }
}

/** The squares are whole, and told by a deviation with six decimals. */
function sumsOf({ n, sum, sd }: Figures) {
  return { n, sum, squares: Math.round((sd ?? 0) ** 2 * (n - 1) + (n && sum ** 2 / n)) }
}
