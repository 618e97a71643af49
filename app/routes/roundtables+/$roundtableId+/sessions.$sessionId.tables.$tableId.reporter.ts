import { defineAct } from '#app/features/access/route.server.ts'
import { reportFrom } from '#app/features/tables/reporting.server.ts'
import { onTable } from '#app/features/tables/table-access.server.ts'
import { reporterSchema } from '#app/features/tables/tables.schema.ts'
import { tablePath } from '#app/shared/session-paths.ts'

export const action = defineAct({
  access: onTable('attend'),
  form: reporterSchema,
  run: ({ actor, subject, input }) => reportFrom(actor, subject, input),
  back: ({ tableId, ...of }) => tablePath(of, tableId),
  done: ({ input }) => `tables:done.${input.act}`,
  own: () => ({}),
})
