import { z } from 'zod'
import { minimumTurnout } from '../../ballot.schema.ts'
import type { Method } from '../method.server.ts'
import type { YesNoResult } from './count.ts'
import { count } from './counted.ts'
import { yesNoCsv } from './result-file.ts'
import { ruledYesNo } from './ruled.ts'
import { CHOICES, MAJORITIES, type YesNoAnswer, type YesNoSettings } from './words.ts'

/** Yes, no or an abstention; accepted when enough of those who take a side say yes. */
export const yesNo: Method<YesNoSettings, YesNoAnswer, YesNoResult> = {
  settings: z.object({
    minimumTurnout,
    majority: z.enum(MAJORITIES, { error: 'ballots.setting-unknown' }).default('half'),
  }),
  answer: () => z.object({ choice: z.enum(CHOICES, { error: 'ballots.missing.choice' }) }),
  count,
  fieldsOf: (answer) => ({ ...answer }),
  ruled: ruledYesNo,
  csv: yesNoCsv,
}
