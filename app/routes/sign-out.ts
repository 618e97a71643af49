import { redirect } from '@remix-run/node'
import { anybody } from '#app/features/access/access.server.ts'
import { defineAction } from '#app/features/access/route.server.ts'
import { endSession } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAction({
  access: anybody,
  async respond({ request }) {
    const headers = await endSession(request)
    // Pages leave this device with their reader. Drafts stay: they hold only words that no server has yet, shown to and sent for their author alone.
    headers.set('Clear-Site-Data', '"cache"')
    return redirect(paths.home(), { headers })
  },
})
