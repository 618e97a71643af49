import { defineLoader } from '#app/features/access/route.server.ts'
import { onScreen } from '#app/features/screens/screen-access.server.ts'
import { screenChanges } from '#app/features/screens/screen-changes.server.ts'

export const loader = defineLoader({
  access: onScreen,
  load: ({ screen, request }) => screenChanges({ id: screen.id, sessionId: screen.session.id }, request.signal),
})
