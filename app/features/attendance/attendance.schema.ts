import { z } from 'zod'
import { searchField } from '#app/shared/text-fields.ts'
import { CODE_LENGTH, codeOf, MODES } from './attendance-words.ts'

/** What somebody does for themselves. Being in the room takes the code that hangs there. */
export const ownCheckInSchema = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('room'),
    code: z
      .string({ error: 'attendance.code-missing' })
      .transform(codeOf)
      .refine((code) => code.length === CODE_LENGTH, { error: 'attendance.code-missing' }),
  }),
  z.object({ act: z.literal('remote') }),
  z.object({ act: z.literal('leave'), checkInId: z.uuid() }),
])
export type OwnCheckInInput = z.output<typeof ownCheckInSchema>

/** What staff do for others: `seen` is the presence that their page showed of this person, empty where it showed none. */
export const staffSchema = z.discriminatedUnion('act', [
  z.object({
    act: z.enum([...MODES, 'leave']),
    personId: z.uuid(),
    seen: z.union([z.uuid(), z.literal('')]).default(''),
  }),
  z.object({ act: z.literal('new-code') }),
])
export type StaffInput = z.output<typeof staffSchema>
export type StaffCheckInInput = Exclude<StaffInput, { act: 'new-code' }>

/** A link opened from the picture on the wall. */
export const codeInAddress = z.object({ code: z.string().transform(codeOf).catch('').default('') })

export const attendanceFilters = z.object({
  q: searchField,
  group: z
    .union([z.uuid(), z.literal('')])
    .catch('')
    .default(''),
})
export type AttendanceFilters = z.output<typeof attendanceFilters>
