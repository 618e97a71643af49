import { defineAct } from '#app/features/access/route.server.ts'
import { sendInvitations } from '#app/features/session-calendar/invitations.server.ts'
import { sendingSchema } from '#app/features/session-calendar/session-calendar.schema.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'

/** Sends what members have not been told of a session yet. */
export const action = defineAct({
  access: onSession('moderate'),
  form: sendingSchema,
  run: ({ subject, input }) => sendInvitations(subject, input),
  back: ({ roundtableId, sessionId }) => sessionPaths.page(roundtableId, sessionId),
  done: 'session-calendar:card.done',
  says: () => ({}),
})
