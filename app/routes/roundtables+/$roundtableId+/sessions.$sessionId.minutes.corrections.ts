import { defineAct } from '#app/features/access/route.server.ts'
import { actOnCorrections } from '#app/features/minutes/corrections.server.ts'
import { correctionSchema } from '#app/features/minutes/minutes.schema.ts'
import { onMinutes } from '#app/features/minutes/minutes-access.server.ts'
import { recordPaths } from '#app/shared/record-paths.ts'

/** Whoever sees the minutes: those who took part propose, the rapporteur answers, as the verbs say. */
export const action = defineAct({
  access: onMinutes('view'),
  form: correctionSchema,
  run: ({ subject, input }) => actOnCorrections(subject, input),
  back: ({ roundtableId, sessionId }) => recordPaths.minutes(roundtableId, sessionId),
  done: ({ input }) => `minutes:done.${input.act}`,
  says: () => ({}),
})
