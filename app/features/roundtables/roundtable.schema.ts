import { z } from 'zod'
import { lineField, textField } from '#app/shared/text-fields.ts'
import { ROUNDTABLE_STATES, SUMMARY_LIMIT } from './roundtable-states.ts'

const title = lineField('secretariat.roundtable-title', 'secretariat.roundtable-title', 120)
const summary = textField('secretariat.roundtable-summary', 'secretariat.roundtable-summary', SUMMARY_LIMIT)
const day = z.iso.date('secretariat.roundtable-date').optional()

export const roundtableSchema = z
  .object({
    titleEn: title,
    titleFr: title,
    summaryEn: summary,
    summaryFr: summary,
    /** What the text is called that is written there. */
    framework: lineField('secretariat.roundtable-framework', 'secretariat.roundtable-framework', 120),
    state: z.enum(ROUNDTABLE_STATES, { error: 'secretariat.roundtable-state' }),
    startsOn: day,
    endsOn: day,
  })
  .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || startsOn <= endsOn, {
    path: ['endsOn'],
    error: 'secretariat.roundtable-order',
  })
export type RoundtableInput = z.infer<typeof roundtableSchema>
