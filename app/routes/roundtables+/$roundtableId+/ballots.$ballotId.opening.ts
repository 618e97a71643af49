import { defineAct } from '#app/features/access/route.server.ts'
import { discardPrepared, onRoomBallot, openPrepared, takeBack } from '#app/features/ballots/room/room-acts.server.ts'
import { openingSchema } from '#app/features/ballots/room/room-schema.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'

const ACTS = { open: openPrepared, 'take-back': takeBack, discard: discardPrepared }
const DONE = { open: 'ballots:open.done', 'take-back': 'ballots:room.taken-back', discard: 'ballots:room.discarded' }

/** A ballot that was prepared in a session is opened, or not asked after all. */
export const action = defineAct({
  access: onRoomBallot(),
  form: openingSchema,
  run: ({ actor, subject, input }) => ACTS[input.act](actor, subject),
  back: ({ roundtableId, subject: { ballot } }) => sessionPaths.cockpit(roundtableId, ballot.sessionId!),
  done: ({ input }) => DONE[input.act],
  own: () => ({}),
})
