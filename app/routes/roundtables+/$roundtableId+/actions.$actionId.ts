import { defineAct } from '#app/features/access/route.server.ts'
import { actionSchema } from '#app/features/outcomes/outcome.schema.ts'
import { outcomeCode } from '#app/features/outcomes/outcome-words.ts'
import { onAction } from '#app/features/outcomes/outcomes.queries.server.ts'
import { actOnAction } from '#app/features/outcomes/outcomes.server.ts'
import { recordPaths } from '#app/shared/record-paths.ts'

export const action = defineAct({
  access: onAction,
  form: actionSchema,
  run: ({ actor, subject, input }) => actOnAction(actor, subject, input),
  back: ({ roundtableId }) => recordPaths.actions(roundtableId),
  done: ({ input }) => `outcomes:done.${input.act === 'settle' ? input.state : input.act}`,
  says: ({ input, value: before, roundtableId, actionId, subject: { action } }) => {
    const undo = (fields: Record<string, string>) => ({
      undo: { action: recordPaths.action(roundtableId, actionId), fields },
    })
    return {
      values: { code: outcomeCode('action', action.number) },
      ...(input.act === 'remove' && undo({ act: 'restore' })),
      ...(input.act === 'settle' && before && undo({ act: 'settle', seen: input.state, state: before })),
    }
  },
})
