import { z } from 'zod'
import { textField } from '#app/shared/text-fields.ts'
import { COMMENT_LIMIT } from './limits.ts'
import type { Mention } from './mentions.ts'

const body = textField('comments.empty', 'comments.long', COMMENT_LIMIT)

/** A relative position of the text, as the editor encodes it. */
const position = z.base64('comments.anchor-unreadable').max(2000, 'comments.anchor-unreadable')

/** Without `anchor` and `head` the thread is about the whole section. */
export const threadSchema = z
  .object({
    body,
    anchor: position.optional(),
    head: position.optional(),
  })
  .refine((value) => Boolean(value.anchor) === Boolean(value.head), {
    message: 'comments.anchor-unreadable',
    path: ['anchor'],
  })

export const commentSchema = z.object({ body })

/** A state change carries nothing; `reply` alone tells how to answer. */
export const nothingSchema = z.object({})

export type ThreadInput = z.infer<typeof threadSchema>

/** What is stored with a comment, read back with care: rows of another time must not break the page. */
export function mentionsOf(value: unknown): Mention[] {
  const parsed = z
    .array(z.object({ type: z.enum(['person', 'group']), id: z.string(), label: z.string() }))
    .safeParse(value)
  return parsed.success ? parsed.data : []
}
