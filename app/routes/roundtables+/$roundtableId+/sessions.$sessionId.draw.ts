import { defineAct } from '#app/features/access/route.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { tablesSchema } from '#app/features/tables/tables.schema.ts'
import { actOnTables } from '#app/features/tables/tables.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'

export const action = defineAct({
  access: onSession('moderate'),
  form: tablesSchema,
  run: ({ actor, subject, input }) => actOnTables(actor, subject, input),
  back: ({ roundtableId, sessionId }) => sessionPaths.cockpit(roundtableId, sessionId),
  done: ({ input }) => `tables:done.${input.act}`,
  own: () => ({}),
})
