import type { ActionFunctionArgs } from '@remix-run/node'

import { endOtherSessions } from '#app/features/identity/profile.server.ts'
import { handledWithoutPage, redirectWithToast, refuseForAnother } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

/** Ends every session but the one that asks. */
export const action = handledWithoutPage(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  await refuseForAnother(request)
  await endOtherSessions(actor)
  return redirectWithToast(paths.profile(), { tone: 'done', message: 'identity:profile.ended-others' })
})
