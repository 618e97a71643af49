import { z } from 'zod'

export const NOTE_LIMIT = 20_000

/** What its author last saw saved, and what stands there now. A browser sends line ends of its own. */
const text = z
  .string()
  .transform((written) => written.replace(/\r\n?/g, '\n'))
  .refine((written) => written.length <= NOTE_LIMIT, { error: 'sessions.note-long' })
  .default('')

export const noteSchema = z.object({ base: text, text })
export type NoteInput = z.infer<typeof noteSchema>
