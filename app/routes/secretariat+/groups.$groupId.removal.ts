import type { ActionFunctionArgs } from '@remix-run/node'

import { groupIdOf } from '#app/features/programme/group-params.server.ts'
import { groupFor, removeGroup } from '#app/features/programme/groups.server.ts'
import { handledWithoutPage, redirectWithToast, refuseForAnother } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireSecretariat(request)
  await refuseForAnother(request)
  await removeGroup(actor, await groupFor(actor, groupIdOf(params)))
  return redirectWithToast(paths.groups(), { tone: 'done', message: 'secretariat:groups.removed' })
})
