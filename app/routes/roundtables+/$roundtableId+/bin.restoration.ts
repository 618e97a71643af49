import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineAct } from '#app/features/access/route.server.ts'
import { tableRestorationSchema } from '#app/features/bin/bin.schema.ts'
import { restoreAtTable } from '#app/features/bin/restore.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: atRoundtable('moderate'),
  form: tableRestorationSchema,
  run: ({ place, input }) => restoreAtTable(place, input),
  back: ({ roundtableId }) => paths.bin(roundtableId),
  done: 'bin:done.restored',
  says: () => ({}),
})
