import { defineAct } from '#app/features/access/route.server.ts'
import { commentSchema } from '#app/features/comments/comment.schema.ts'
import { editComment } from '#app/features/comments/comments.server.ts'
import { onComment } from '#app/features/comments/threads.queries.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onComment('edit'),
  form: commentSchema,
  run: ({ subject, input }) => editComment(subject, input),
  back: ({ roundtableId, subject }) => paths.sectionThread(roundtableId, subject.section.id, subject.thread.id),
  done: 'comments:done.edited',
})
