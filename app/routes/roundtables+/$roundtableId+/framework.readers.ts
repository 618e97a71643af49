import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineAct } from '#app/features/access/route.server.ts'
import { openTextSchema } from '#app/features/publishing/publishing.schema.ts'
import { openText } from '#app/features/publishing/publishing.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: atRoundtable('moderate'),
  form: openTextSchema,
  run: ({ place, input }) => openText(place, input.openText),
  back: ({ roundtableId }) => paths.framework(roundtableId),
  done: 'framework:readers.saved',
  says: () => ({}),
})
