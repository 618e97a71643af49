import type { Tally } from '../../rule/rule-words.ts'
import type { Readable } from '../method.server.ts'
import type { ConsentResult, Counts } from './count.ts'
import type { ConsentSettings } from './words.ts'

/** In favour is who is, or can live with it; an objection stands on the other side. */
const tallyOf = ({ favour, live, object, abstain }: Counts): Tally => ({
  favour: favour + live,
  sides: favour + live + object,
  cast: favour + live + object + abstain,
  objections: object,
})

export const ruledConsent: Readable<ConsentSettings, ConsentResult> = {
  tells: ['share', 'objections'],
  usual: 'consent',
  measures: ({ overall, groups }) => [
    {
      item: null,
      all: overall && tallyOf(overall),
      groups: groups.map(({ groupId, counts }) => ({ groupId, tally: counts && tallyOf(counts) })),
    },
  ],
  settings: ({ minimumTurnout, groupShare }, line) =>
    ({ minimumTurnout, groupShare: line ?? groupShare }) as ConsentSettings,
}
