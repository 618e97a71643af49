import { z } from 'zod'

export const readingSchema = z.object({
  act: z.enum(['read', 'unread'], { error: 'invalid' }),
  sectionId: z.uuid('preparation.not-on-the-agenda'),
})
export type ReadingInput = z.infer<typeof readingSchema>

/** `seen`: the last reminder by a moderator that whoever reminds has seen on the page. */
export const reminderSchema = z.object({ seen: z.uuid('invalid').optional() })
