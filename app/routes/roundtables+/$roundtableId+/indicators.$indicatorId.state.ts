import { defineAct } from '#app/features/access/route.server.ts'
import { stateSchema } from '#app/features/indicators/indicator.schema.ts'
import { onIndicator } from '#app/features/indicators/indicators.queries.server.ts'
import { changeIndicatorState } from '#app/features/indicators/moves.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onIndicator('change-state'),
  form: stateSchema,
  run: ({ subject, input }) => changeIndicatorState(subject, input),
  back: ({ roundtableId, indicatorId }) => paths.indicator(roundtableId, indicatorId),
  done: 'indicators:state.done',
  says: ({ value: change, roundtableId, indicatorId }) =>
    change && {
      values: { state: change.to },
      undo: { action: paths.indicatorState(roundtableId, indicatorId), fields: { undo: change.moveId } },
    },
})
