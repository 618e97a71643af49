import { defineAct } from '#app/features/access/route.server.ts'
import { threadSchema } from '#app/features/comments/comment.schema.ts'
import { createThread } from '#app/features/comments/comments.server.ts'
import { onSection } from '#app/features/sections/sections.queries.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onSection('comment'),
  form: threadSchema,
  run: ({ actor, subject, input }) => createThread(actor, subject, input),
  back: ({ roundtableId, sectionId }) => paths.section(roundtableId, sectionId),
  to: ({ roundtableId, sectionId, value }) => paths.sectionThread(roundtableId, sectionId, value.thread.id),
  done: 'comments:done.sent',
})
