import { redirect, type ActionFunctionArgs } from '@remix-run/node'

import { handledWithoutPage } from '#app/platform/http.server.ts'
import { endSession } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request }: ActionFunctionArgs) => {
  const headers = await endSession(request)
  // Pages leave this device with their reader. Drafts stay: they hold only words that no server has yet, shown to and sent for their author alone.
  headers.set('Clear-Site-Data', '"cache"')
  return redirect(paths.home(), { headers })
})
