import type { ActionFunctionArgs } from '@remix-run/node'
import { inviteMemberAgain } from '#app/features/identity/invitations.server.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { membershipFor } from '#app/features/roundtables/memberships.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { handledWithoutPage, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { z } from 'zod'

/** Sends the open invitation once more. */
export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, membershipId } = idsOf(params, 'roundtableId', 'membershipId')
  const subject = await membershipFor(actor, roundtableId, membershipId)
  const submission = await parseForm(request, z.object({}))
  return answerForm(submission, () => inviteMemberAgain(actor, subject), {
    to: paths.people(roundtableId),
    done: 'members:done.invited-again',
    says: () => ({ values: { name: subject.membership.person.name } }),
  })
})
