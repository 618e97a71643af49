import { z } from 'zod'
import type { Method } from '../method.server.ts'
import { numbersFor } from '../tally/answer-schema.server.ts'
import { tallySettings } from '../tally/settings.server.ts'
import type { TallyResult, TallySettings } from '../tally/tally.ts'
import { tallyCsv } from '../tally/tally-file.ts'
import { count } from './counted.ts'
import { ruledApproval } from './ruled.ts'
import type { ApprovalAnswer } from './words.ts'

const LIMITS = { from: 0, to: 1, blank: 0, error: 'ballots.number' }

/** As many options as one likes, each with one vote; none at all is an answer too. */
export const approval: Method<TallySettings, ApprovalAnswer, TallyResult> = {
  settings: z.object(tallySettings),

  answer: ({ options }) => numbersFor(options, LIMITS) as z.ZodType<ApprovalAnswer>,

  count,

  fieldsOf: (answer) => Object.fromEntries(Object.keys(answer).flatMap((id) => (answer[id] ? [[id, '1']] : []))),
  ruled: ruledApproval,
  csv: tallyCsv,
}
