import { defineAct } from '#app/features/access/route.server.ts'
import { argue } from '#app/features/indicators/arguments.server.ts'
import { argumentSchema } from '#app/features/indicators/indicator.schema.ts'
import { onIndicator } from '#app/features/indicators/indicators.queries.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onIndicator('argue'),
  form: argumentSchema,
  run: ({ subject, input }) => argue(subject, input),
  back: ({ roundtableId, indicatorId }) => paths.indicator(roundtableId, indicatorId),
  done: ({ input }) => `indicators:arguments.${input.text ? 'done' : 'withdrawn'}`,
})
