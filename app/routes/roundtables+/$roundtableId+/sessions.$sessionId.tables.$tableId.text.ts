import { defineLoader } from '#app/features/access/route.server.ts'
import { tableNotes } from '#app/features/tables/notes.server.ts'
import { onTable } from '#app/features/tables/table-access.server.ts'

/** The notes of a table alone, for pages on which somebody asks to read them. */
export const loader = defineLoader({
  access: onTable('view'),
  load: async ({ subject }) => ({ text: await tableNotes(subject.table.id) }),
})
