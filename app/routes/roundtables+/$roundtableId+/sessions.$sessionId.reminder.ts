import { defineAct } from '#app/features/access/route.server.ts'
import { reminderSchema } from '#app/features/preparation/preparation.schema.ts'
import { remindNow } from '#app/features/preparation/reminders.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'

/** Reminds those who have something open before the session. */
export const action = defineAct({
  access: onSession('moderate'),
  form: reminderSchema,
  run: ({ subject, input }) => remindNow(subject, input),
  back: ({ roundtableId, sessionId }) => `${sessionPaths.page(roundtableId, sessionId)}#ready`,
  done: 'preparation:ready.sent',
  says: () => ({}),
})
