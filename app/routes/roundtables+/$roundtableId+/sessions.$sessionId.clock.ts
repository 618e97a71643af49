import { defineAct } from '#app/features/access/route.server.ts'
import { clockSchema } from '#app/features/room/clock.schema.ts'
import { actOnClock } from '#app/features/room/clock.server.ts'
import { UNDO_END_SECONDS } from '#app/features/room/clock-words.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'

export const action = defineAct({
  access: onSession('moderate'),
  form: clockSchema,
  run: ({ actor, subject, input }) => actOnClock(actor, subject, input),
  back: ({ roundtableId, sessionId }) => sessionPaths.cockpit(roundtableId, sessionId),
  done: ({ input }) => `cockpit:done.${input.act}`,
  says: ({ input, roundtableId, sessionId }) =>
    input.act === 'end'
      ? {
          undo: {
            action: sessionPaths.clock(roundtableId, sessionId),
            fields: { act: 'undo-end' },
            seconds: UNDO_END_SECONDS,
          },
        }
      : undefined,
  own: () => ({}),
})
