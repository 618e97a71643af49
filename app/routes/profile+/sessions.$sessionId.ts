import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'

import { endOwnSession, ownSessionFor } from '#app/features/identity/profile.server.ts'
import { handledWithoutPage, paramsOf, refuseForAnother, redirectWithToast } from '#app/platform/http.server.ts'
import { endSession, requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  await refuseForAnother(request)
  const { sessionId } = paramsOf(params, z.object({ sessionId: z.string().min(20).max(100) }))
  const session = await ownSessionFor(actor, sessionId)
  const { signedOut } = await endOwnSession(actor, session)
  const toast = { tone: 'done', message: 'identity:profile.ended' } as const
  if (!signedOut) return redirectWithToast(paths.profile(), toast)
  return redirectWithToast(paths.signIn(), toast, await endSession(request))
})
