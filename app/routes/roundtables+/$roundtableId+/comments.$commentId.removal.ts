import { defineAct } from '#app/features/access/route.server.ts'
import { nothingSchema } from '#app/features/comments/comment.schema.ts'
import { removeComment } from '#app/features/comments/thread-states.server.ts'
import { onComment } from '#app/features/comments/threads.queries.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onComment('remove'),
  form: nothingSchema,
  run: ({ subject }) => removeComment(subject),
  back: ({ roundtableId, subject }) => paths.sectionThread(roundtableId, subject.section.id, subject.thread.id),
  done: 'comments:done.removed',
  says: () => ({}),
})
