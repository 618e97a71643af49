import { defineAct } from '#app/features/access/route.server.ts'
import { queueSchema } from '#app/features/floor/floor.schema.ts'
import { actOnQueue } from '#app/features/floor/queue.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { keyOf } from '#app/platform/once.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'

export const action = defineAct({
  access: onSession('moderate'),
  form: queueSchema,
  run: ({ actor, subject, input, payload }) => actOnQueue(actor, subject, input, keyOf(payload)),
  back: ({ roundtableId, sessionId }) => sessionPaths.cockpit(roundtableId, sessionId),
  done: ({ input }) => `floor:done.${input.act}`,
  own: () => ({}),
})
