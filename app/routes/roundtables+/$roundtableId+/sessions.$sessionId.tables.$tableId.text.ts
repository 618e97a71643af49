import { defineLoader } from '#app/features/access/route.server.ts'
import { textNow } from '#app/features/live-documents/text-now.server.ts'
import { onTable } from '#app/features/tables/table-access.server.ts'
import { tableText } from '#app/shared/document-subjects.ts'

/** The notes of a table alone, for pages on which somebody asks to read them. */
export const loader = defineLoader({
  access: onTable('view'),
  load: async ({ subject }) => ({ text: await textNow(tableText(subject.table.id)) }),
})
