import { defineAct } from '#app/features/access/route.server.ts'
import { editLine } from '#app/features/minutes/lines.server.ts'
import { lineSchema } from '#app/features/minutes/minutes.schema.ts'
import { onMinutes } from '#app/features/minutes/minutes-access.server.ts'
import { recordPaths } from '#app/shared/record-paths.ts'

export const action = defineAct({
  access: onMinutes('edit'),
  form: lineSchema,
  run: ({ subject, input }) => editLine(subject, input),
  back: ({ roundtableId, sessionId }) => recordPaths.minutes(roundtableId, sessionId),
  done: 'minutes:done.line',
})
