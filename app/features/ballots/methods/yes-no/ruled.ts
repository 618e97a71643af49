import type { Tally } from '../../rule/rule-words.ts'
import type { Readable } from '../method.server.ts'
import type { Counts, YesNoResult } from './count.ts'
import type { YesNoSettings } from './words.ts'

const tallyOf = ({ yes, no, abstain }: Counts): Tally => ({ favour: yes, sides: yes + no, cast: yes + no + abstain })

export const ruledYesNo: Readable<YesNoSettings, YesNoResult> = {
  tells: ['share'],
  usual: 'simple',
  measures: ({ overall, groups }) => [
    {
      item: null,
      all: overall && tallyOf(overall),
      groups: groups.map(({ groupId, counts }) => ({ groupId, tally: counts && tallyOf(counts) })),
    },
  ],
  settings: ({ minimumTurnout }) => ({ minimumTurnout }),
}
