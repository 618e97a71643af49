import { defineAct } from '#app/features/access/route.server.ts'
import { stateSchema } from '#app/features/minutes/minutes.schema.ts'
import { actOnMinutes } from '#app/features/minutes/minutes.server.ts'
import { onMinutes } from '#app/features/minutes/minutes-access.server.ts'
import { recordPaths } from '#app/shared/record-paths.ts'

export const action = defineAct({
  access: onMinutes('edit'),
  form: stateSchema,
  run: ({ subject, input }) => actOnMinutes(subject, input),
  back: ({ roundtableId, sessionId }) => recordPaths.minutes(roundtableId, sessionId),
  done: ({ input }) => `minutes:done.${input.act}`,
  says: () => ({}),
})
