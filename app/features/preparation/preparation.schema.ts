import { z } from 'zod'

const id = z.uuid('preparation.not-on-the-agenda').optional()

/** A section of the agenda, or the minutes of the session that are to be approved. */
export const readingSchema = z
  .object({ act: z.enum(['read', 'unread'], { error: 'invalid' }), sectionId: id, minutesOfId: id })
  .refine(({ sectionId, minutesOfId }) => Boolean(sectionId) !== Boolean(minutesOfId), 'preparation.not-on-the-agenda')
export type ReadingInput = z.infer<typeof readingSchema>

/** `seen`: the last reminder by a moderator that whoever reminds has seen on the page. */
export const reminderSchema = z.object({ seen: z.uuid('invalid').optional() })
