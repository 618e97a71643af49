import { redirect, type ActionFunctionArgs } from '@remix-run/node'

import { handled } from '#app/platform/http.server.ts'
import { endSession } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handled(async ({ request }: ActionFunctionArgs) => {
  const headers = await endSession(request)
  // Documents kept on this device leave with their reader.
  headers.set('Clear-Site-Data', '"storage"')
  return redirect(paths.home(), { headers })
})
