import { defineAct } from '#app/features/access/route.server.ts'
import { watchSchema } from '#app/features/indicators/indicator.schema.ts'
import { onIndicator } from '#app/features/indicators/indicators.queries.server.ts'
import { watchIndicator } from '#app/features/indicators/watching.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onIndicator('view'),
  form: watchSchema,
  run: ({ subject, input }) => watchIndicator(subject, { watch: input.watch === 'yes' }),
  back: ({ roundtableId, indicatorId }) => paths.indicator(roundtableId, indicatorId),
  done: ({ input }) => `indicators:watch.${input.watch === 'yes' ? 'started' : 'stopped'}`,
})
