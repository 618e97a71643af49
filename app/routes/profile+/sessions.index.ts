import { signedIn } from '#app/features/access/access.server.ts'
import { defineAct } from '#app/features/access/route.server.ts'
import { endOtherSessions } from '#app/features/identity/profile.server.ts'
import { paths } from '#app/shared/paths.ts'

/** Ends every session but the one that asks. */
export const action = defineAct({
  access: signedIn,
  run: ({ actor }) => endOtherSessions(actor),
  back: paths.profile(),
  done: 'identity:profile.ended-others',
})
