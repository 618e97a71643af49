import type { Tally } from '../../rule/rule-words.ts'
import type { Readable } from '../method.server.ts'
import type { Figures, TallyResult, TallySettings } from '../tally/tally.ts'

/** Whoever answers says of every option whether they approve of it. */
const tallyOf = ({ n, sum }: Figures): Tally => ({ favour: sum, sides: n, cast: n })

export const ruledApproval: Readable<TallySettings, TallyResult> = {
  tells: ['share'],
  measures: ({ options, overall, groups }) =>
    options.map(({ id, label }, at) => ({
      item: id,
      label,
      all: overall[at] ? tallyOf(overall[at]) : null,
      groups: groups.map(({ groupId, figures }) => ({ groupId, tally: figures[at] ? tallyOf(figures[at]) : null })),
    })),
}
