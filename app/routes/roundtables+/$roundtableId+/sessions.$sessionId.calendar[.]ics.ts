import { defineBinaryFile } from '#app/features/access/route.server.ts'
import { sessionFile } from '#app/features/session-calendar/session-file.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'

export const loader = defineBinaryFile({
  access: onSession('view'),
  make: ({ subject, language }) => sessionFile(subject, language),
})
