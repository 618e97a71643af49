import { secretariat } from '#app/features/access/access.server.ts'
import { defineAct } from '#app/features/access/route.server.ts'
import { deskRestorationSchema } from '#app/features/bin/bin.schema.ts'
import { restoreAtDesk } from '#app/features/bin/restore.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: secretariat,
  form: deskRestorationSchema,
  run: ({ actor, input }) => restoreAtDesk(actor, input),
  back: paths.deskBin(),
  done: 'bin:done.restored',
  says: () => ({}),
})
