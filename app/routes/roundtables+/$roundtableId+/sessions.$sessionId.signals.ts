import { defineAct } from '#app/features/access/route.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { signalSchema } from '#app/features/signals/signal.schema.ts'
import { giveSignal } from '#app/features/signals/signals.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'

export const action = defineAct({
  access: onSession('attend'),
  form: signalSchema,
  run: ({ actor, subject, input }) => giveSignal(actor, subject, input.kind),
  back: ({ roundtableId, sessionId }) => sessionPaths.checkIn(roundtableId, sessionId),
  done: 'attendance:done.signal',
  own: () => ({}),
})
