import { z } from 'zod'
import { minimumTurnout } from '../../ballot.schema.ts'
import type { Method } from '../method.server.ts'
import { countYesNo, type YesNoResult } from './count.ts'
import { yesNoCsv } from './result-file.ts'
import { CHOICES, MAJORITIES, ruleOf, type YesNoAnswer, type YesNoSettings } from './words.ts'

/** Yes, no or an abstention; accepted when enough of those who take a side say yes. */
export const yesNo: Method<YesNoSettings, YesNoAnswer, YesNoResult> = {
  settings: z.object({
    minimumTurnout,
    majority: z.enum(MAJORITIES, { error: 'ballots.setting-unknown' }).default('half'),
  }),
  answer: () => z.object({ choice: z.enum(CHOICES, { error: 'ballots.missing.choice' }) }),
  count: (votes, electorate, settings) => countYesNo(votes, electorate, ruleOf(settings)),
  fieldsOf: (answer) => ({ ...answer }),
  csv: yesNoCsv,
}
