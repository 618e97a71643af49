import { z } from 'zod'
import { SECTION_STATUSES } from './section-status.ts'

/** `from` is the status the reader saw: a change made on top of somebody else's is refused, not overwritten. */
export const statusSchema = z.object({
  status: z.enum(SECTION_STATUSES, { error: 'sections.status-unknown' }),
  from: z.enum(SECTION_STATUSES).optional(),
})

export const lockSchema = z.object({ locked: z.enum(['yes', 'no']) })
