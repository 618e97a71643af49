import { defineAct } from '#app/features/access/route.server.ts'
import { threadSchema } from '#app/features/comments/comment.schema.ts'
import { createThread } from '#app/features/comments/comments.server.ts'
import { onSection } from '#app/features/sections/sections.queries.server.ts'
import { keyOf } from '#app/platform/once.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onSection('comment'),
  form: threadSchema,
  run: ({ actor, subject, input, payload }) => createThread(actor, subject, input, keyOf(payload)),
  back: ({ roundtableId, sectionId }) => paths.section(roundtableId, sectionId),
  to: ({ roundtableId, sectionId, value }) =>
    value ? paths.sectionThread(roundtableId, sectionId, value.thread.id) : paths.section(roundtableId, sectionId),
  done: 'comments:done.sent',
})
