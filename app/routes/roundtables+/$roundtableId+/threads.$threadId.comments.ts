import { defineAct } from '#app/features/access/route.server.ts'
import { commentSchema } from '#app/features/comments/comment.schema.ts'
import { addComment } from '#app/features/comments/comments.server.ts'
import { onThread } from '#app/features/comments/threads.queries.server.ts'
import { keyOf } from '#app/platform/once.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onThread('reply'),
  form: commentSchema,
  run: ({ actor, subject, input, payload }) => addComment(actor, subject, input, keyOf(payload)),
  back: ({ roundtableId, threadId, subject }) => paths.sectionThread(roundtableId, subject.section.id, threadId),
  done: 'comments:done.sent',
})
