import { z } from 'zod'
import { lineField } from '#app/shared/text-fields.ts'
import { OUTCOME_LIMIT } from './outcome-words.ts'

const left = <T extends z.ZodType>(schema: T) => z.union([schema, z.literal('')]).default('')

/** What a table concluded from a ballot. `about` links a question’s outcome to a section or an indicator, or to `none`; empty, the link stays as it is. `state` moves the indicator. */
export const ballotOutcomeSchema = z.object({
  text: lineField('outcomes.text-missing', 'outcomes.text-long', OUTCOME_LIMIT),
  reviewOn: left(z.iso.date('outcomes.day-unreadable')),
  about: z
    .string()
    .regex(/^(?:|none|(?:section|indicator):[0-9a-f-]{36})$/, 'outcomes.place-unknown')
    .default(''),
  state: z.string().max(40, 'indicators.no-such-move').default(''),
  /** The outcome that its author saw, where one was stated before; once corrected, the last of what it said before. */
  seen: left(z.uuid()),
})
export type BallotOutcomeInput = z.output<typeof ballotOutcomeSchema>
