import { defineAct } from '#app/features/access/route.server.ts'
import { nothingSchema } from '#app/features/comments/comment.schema.ts'
import { setThreadResolved } from '#app/features/comments/thread-states.server.ts'
import { onThread } from '#app/features/comments/threads.queries.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onThread('resolve'),
  form: nothingSchema,
  run: ({ actor, subject }) => setThreadResolved(actor, subject, false),
  back: ({ roundtableId, threadId, subject }) => paths.sectionThread(roundtableId, subject.section.id, threadId),
  done: 'comments:done.reopened',
  says: ({ value: changed, roundtableId, threadId }) =>
    changed ? { undo: { action: paths.threadResolution(roundtableId, threadId), fields: {} } } : null,
})
