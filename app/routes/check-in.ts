import { signedIn } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { wayIn } from '#app/features/attendance/way-in.server.ts'
import { redirectWithToast } from '#app/platform/http.server.ts'
import { paths } from '#app/shared/paths.ts'

/** What is written on the wall to be typed: it leads to the session that one can check in at. */
export const loader = defineLoader({
  access: signedIn,
  load: async ({ actor }) => {
    const way = await wayIn(actor)
    throw await redirectWithToast(way ?? paths.roundtables(), way ? null : NOWHERE)
  },
})

const NOWHERE = { tone: 'problem', message: 'errors:attendance.nowhere' } as const
