import { defineAct } from '#app/features/access/route.server.ts'
import { prepareBallot } from '#app/features/ballots/room/room-acts.server.ts'
import { prepareSchema } from '#app/features/ballots/room/room-schema.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'

/** What is asked in the room is prepared first. */
export const action = defineAct({
  access: onSession('moderate'),
  form: prepareSchema,
  run: ({ actor, subject, input }) => prepareBallot(actor, subject, input),
  back: ({ roundtableId, sessionId }) => sessionPaths.cockpit(roundtableId, sessionId),
  done: 'ballots:room.prepared',
  own: () => ({}),
})
