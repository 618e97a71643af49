import { defineAct } from '#app/features/access/route.server.ts'
import { changeChosen } from '#app/features/indicators/bulk.server.ts'
import { chosenIn, listQuery } from '#app/features/indicators/bulk-list.ts'
import { bulkSchema } from '#app/features/indicators/indicator.schema.ts'
import { atIndicators } from '#app/features/indicators/indicators.queries.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: atIndicators('import'),
  form: bulkSchema,
  run: ({ place, input }) => changeChosen(place, input),
  back: ({ roundtableId, payload }) => `${paths.indicators(roundtableId)}${listQuery(payload, chosenIn(payload))}`,
  to: ({ roundtableId, payload }) => `${paths.indicators(roundtableId)}${listQuery(payload)}`,
  done: ({ input }) => `indicators:bulk.${input.act === 'undo' ? 'undone' : 'done'}`,
  says: ({ value, roundtableId }) =>
    value && {
      values: { count: value.count },
      undo: value.batch
        ? { action: paths.indicatorBulk(roundtableId), fields: { act: 'undo', batch: value.batch } }
        : undefined,
    },
})
