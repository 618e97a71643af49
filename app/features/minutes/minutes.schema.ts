import { z } from 'zod'
import { isBlank } from '#app/shared/text.ts'
import { textField } from '#app/shared/text-fields.ts'
import { FILE_FORMATS, LINE_KINDS, MOST_CORRECTION_DAYS, REASON_LIMIT, SUMMARY_LIMIT } from './minutes-words.ts'

const reason = textField('minutes.reason-missing', 'minutes.reason-long', REASON_LIMIT)
const LINE = new RegExp(`^(?:${LINE_KINDS.join('|')}):[0-9a-f-]{36}$`)
const line = z.string().regex(LINE, 'minutes.line-gone')
/** The line's version that its author saw. */
const seen = z.coerce.number().int().min(0)

export const stateSchema = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('settings'),
    rapporteurId: z.union([z.uuid('minutes.rapporteur-unknown'), z.literal('')]),
    correctionDays: z.coerce
      .number('minutes.days-range')
      .int('minutes.days-range')
      .min(1, 'minutes.days-range')
      .max(MOST_CORRECTION_DAYS, 'minutes.days-range'),
  }),
  z.object({ act: z.literal('open') }),
  z.object({ act: z.literal('approve') }),
])
export type StateAct = z.output<typeof stateSchema>

export const lineSchema = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('summarise'),
    line,
    seen,
    summary: z
      .string()
      .default('')
      .transform((text) => text.trim())
      .refine((text) => text.length <= SUMMARY_LIMIT, 'minutes.summary-long'),
  }),
  z.object({
    act: z.literal('correct'),
    line,
    seen,
    corrected: z
      .string('minutes.corrected-missing')
      .transform((text) => text.trim())
      .refine((text) => !isBlank(text), 'minutes.corrected-missing')
      .refine((text) => text.length <= SUMMARY_LIMIT, 'minutes.summary-long'),
    reason,
  }),
  z.object({ act: z.literal('hide'), line, seen, reason }),
  /** Takes a correction, a leaving out or a move back: it reads again as it was recorded. */
  z.object({ act: z.literal('reset'), line, seen }),
  z.object({ act: z.literal('move'), line, seen, direction: z.enum(['up', 'down']) }),
  z.object({ act: z.literal('move-to'), line, seen, itemId: z.uuid('minutes.item-gone') }),
])
export type LineAct = z.output<typeof lineSchema>

export const correctionSchema = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('propose'),
    line: z.union([line, z.literal('text')]),
    proposal: textField('minutes.proposal-missing', 'minutes.proposal-long', SUMMARY_LIMIT),
    reason,
  }),
  z.object({ act: z.literal('take'), correction: z.uuid(), answer: reason }),
  z.object({ act: z.literal('decline'), correction: z.uuid(), answer: reason }),
  z.object({ act: z.literal('withdraw'), correction: z.uuid() }),
])
export type CorrectionAct = z.output<typeof correctionSchema>

export const fileFormat = z.enum(FILE_FORMATS)
