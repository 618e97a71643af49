import type { ActionFunctionArgs } from '@remix-run/node'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { membershipSchema } from '#app/features/roundtables/membership.schema.ts'
import { changeMembership, membershipFor } from '#app/features/roundtables/memberships.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { handledWithoutPage, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, membershipId } = idsOf(params, 'roundtableId', 'membershipId')
  const subject = await membershipFor(actor, roundtableId, membershipId)
  const submission = await parseForm(request, membershipSchema)
  return answerForm(submission, (input) => changeMembership(actor, subject, input), {
    to: paths.people(roundtableId),
    done: 'members:done.changed',
    says: () => ({ undo: { action: paths.membership(roundtableId, membershipId), fields: { role: subject.membership.role, organisationId: subject.membership.organisationId } } }),
  })
})
