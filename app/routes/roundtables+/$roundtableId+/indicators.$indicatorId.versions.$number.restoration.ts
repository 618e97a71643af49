import { z } from 'zod'
import { extend } from '#app/features/access/access.server.ts'
import { defineAct } from '#app/features/access/route.server.ts'
import { versionRestorationSchema } from '#app/features/indicators/indicator.schema.ts'
import { onIndicator } from '#app/features/indicators/indicators.queries.server.ts'
import { restoreVersion } from '#app/features/indicators/versions.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: extend(onIndicator('edit'), { number: z.coerce.number().int().min(1).max(1_000_000) }),
  form: versionRestorationSchema,
  run: ({ subject, number, input }) => restoreVersion(subject, number, input.version),
  back: ({ roundtableId, indicatorId }) => paths.indicatorVersions(roundtableId, indicatorId),
  done: 'indicators:versions.done',
  says: ({ value: restored, number, roundtableId, indicatorId }) =>
    restored && {
      values: { version: number },
      undo: {
        action: paths.indicatorRestoration(roundtableId, indicatorId, restored.version - 1),
        fields: { version: String(restored.version) },
      },
    },
})
