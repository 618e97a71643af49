import { defineAct } from '#app/features/access/route.server.ts'
import { noteSchema } from '#app/features/outcomes/outcome.schema.ts'
import { outcomeCode } from '#app/features/outcomes/outcome-words.ts'
import { noteOutcome } from '#app/features/outcomes/outcomes.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { recordPaths } from '#app/shared/record-paths.ts'

export const action = defineAct({
  access: onSession('moderate'),
  form: noteSchema,
  run: ({ actor, subject, input }) => noteOutcome(actor, subject, input),
  back: ({ roundtableId }) => recordPaths.decisions(roundtableId),
  to: ({ roundtableId, input }) =>
    input.noun === 'decision' ? recordPaths.decisions(roundtableId) : recordPaths.actions(roundtableId),
  done: 'outcomes:done.noted',
  says: ({ roundtableId, input, value: { id, number } }) => ({
    values: { code: outcomeCode(input.noun, number) },
    undo: {
      action: input.noun === 'decision' ? recordPaths.decision(roundtableId, id) : recordPaths.action(roundtableId, id),
      fields: { act: 'remove' },
    },
  }),
  own: () => ({}),
})
