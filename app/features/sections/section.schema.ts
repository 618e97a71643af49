import { z } from 'zod'
import { cleanText, isBlank } from '#app/shared/text.ts'
import { REASON_LIMIT } from './limits.ts'
import { SECTION_STATUSES, WORKING_STATUSES } from './section-status.ts'

/** `from` is the status the reader saw: a change made on top of somebody else's is refused, not overwritten. */
export const statusSchema = z.object({
  status: z.enum(WORKING_STATUSES, { error: 'sections.status-unknown' }),
  from: z.enum(SECTION_STATUSES).optional(),
})

export const lockSchema = z.object({ locked: z.enum(['yes', 'no']) })

const reason = z
  .string()
  .transform((text) => (isBlank(text) ? '' : cleanText(text).trim()))
  .refine((text) => text.length <= REASON_LIMIT, { error: 'sections.reason-long' })

/** A reason is asked for when something is missing, which the decision itself finds out. */
export const agreementSchema = z.object({ reason: reason.default('') })
export const reopeningSchema = z.object({
  reason: z
    .string({ error: 'sections.reason-missing' })
    .pipe(reason)
    .refine((text) => text !== '', { error: 'sections.reason-missing' }),
})
