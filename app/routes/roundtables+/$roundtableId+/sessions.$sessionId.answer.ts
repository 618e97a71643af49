import { defineAct } from '#app/features/access/route.server.ts'
import { answerInvitation } from '#app/features/session-calendar/invitations.server.ts'
import { answerSchema } from '#app/features/session-calendar/session-calendar.schema.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'

/** A member says whether they come. */
export const action = defineAct({
  access: onSession('attend'),
  form: answerSchema,
  run: ({ subject, input }) => answerInvitation(subject, input),
  back: ({ roundtableId, sessionId }) => sessionPaths.page(roundtableId, sessionId),
  done: 'session-calendar:answer.saved',
})
