import { defineAct } from '#app/features/access/route.server.ts'
import { decisionSchema } from '#app/features/outcomes/outcome.schema.ts'
import { outcomeCode } from '#app/features/outcomes/outcome-words.ts'
import { onDecision } from '#app/features/outcomes/outcomes.queries.server.ts'
import { actOnDecision } from '#app/features/outcomes/outcomes.server.ts'
import { recordPaths } from '#app/shared/record-paths.ts'

export const action = defineAct({
  access: onDecision,
  form: decisionSchema,
  run: ({ actor, subject, input }) => actOnDecision(actor, subject, input),
  back: ({ roundtableId }) => recordPaths.decisions(roundtableId),
  done: ({ input }) => `outcomes:done.${input.act}`,
  says: ({ input, roundtableId, decisionId, subject: { decision } }) => ({
    values: { code: outcomeCode('decision', decision.number) },
    ...(input.act === 'remove' && {
      undo: { action: recordPaths.decision(roundtableId, decisionId), fields: { act: 'restore' } },
    }),
  }),
})
