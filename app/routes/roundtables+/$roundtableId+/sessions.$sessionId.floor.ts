import { defineAct } from '#app/features/access/route.server.ts'
import { actOnOwnRequest } from '#app/features/floor/asking.server.ts'
import { ownFloorSchema } from '#app/features/floor/floor.schema.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { keyOf } from '#app/platform/once.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'

export const action = defineAct({
  access: onSession('attend'),
  form: ownFloorSchema,
  run: ({ actor, subject, input, payload }) => actOnOwnRequest(actor, subject, input, keyOf(payload)),
  back: ({ roundtableId, sessionId }) => sessionPaths.room(roundtableId, sessionId),
  done: ({ input }) => `floor:done.${input.act}`,
  own: () => ({}),
})
