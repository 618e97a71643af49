import { defineAct } from '#app/features/access/route.server.ts'
import { readingSchema } from '#app/features/preparation/preparation.schema.ts'
import { markRead } from '#app/features/preparation/readings.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'

/** A member says that they have read something for the session, or takes it back. */
export const action = defineAct({
  access: onSession('attend'),
  form: readingSchema,
  run: ({ subject, input }) => markRead(subject, input),
  back: ({ roundtableId, sessionId }) => `${sessionPaths.page(roundtableId, sessionId)}#preparation`,
  done: ({ input }) => `preparation:task.${input.act === 'read' ? 'marked' : 'unmarked'}`,
})
