import { defineAct } from '#app/features/access/route.server.ts'
import { speechSchema } from '#app/features/floor/floor.schema.ts'
import { actOnSpeech } from '#app/features/floor/speeches.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { keyOf } from '#app/platform/once.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'

export const action = defineAct({
  access: onSession('moderate'),
  form: speechSchema,
  run: ({ actor, subject, input, payload }) => actOnSpeech(actor, subject, input, keyOf(payload)),
  back: ({ roundtableId, sessionId }) => sessionPaths.cockpit(roundtableId, sessionId),
  done: ({ input }) => `floor:done.${input.act}`,
  own: () => ({}),
})
