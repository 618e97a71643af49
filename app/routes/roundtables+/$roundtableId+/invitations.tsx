import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { attempt } from '#app/features/identity/attempt.server.ts'
import { mayInvite } from '#app/features/identity/identity.policy.ts'
import { invitationSchema } from '#app/features/identity/identity.schema.ts'
import { invitePerson } from '#app/features/identity/invitations.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { InvitePage } from '#app/features/roundtables/invite-page.tsx'
import { organisationNames } from '#app/features/roundtables/organisation-names.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { roundtableFor } from '#app/features/roundtables/roundtables.queries.server.ts'
import { handled, parseForm, redirectWithToast } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { ROLES } from '#app/shared/roles.ts'
import { freshAfterRefusal, useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['roundtable', 'members'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId } = idsOf(params, 'roundtableId')
  const { standing } = await roundtableFor(actor, roundtableId, 'manage-members')
  const roles = ROLES.filter((role) => mayInvite(standing, role))
  return { roundtableId, mayAddOrganisation: actor.secretariat, roles, organisations: await organisationNames(), title: await titleOf(actor.language, 'members:invite.title') }
})

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId } = idsOf(params, 'roundtableId')
  await roundtableFor(actor, roundtableId, 'manage-members')
  const submission = await parseForm(request, invitationSchema.omit({ roundtableId: true }))
  const outcome = await attempt(submission, (input) => invitePerson(actor, { ...input, roundtableId }))
  if ('refusal' in outcome) return outcome.refusal
  return redirectWithToast(paths.people(roundtableId), { tone: 'done', message: 'members:done.invited', values: { name: submission.payload.name as string } })
})

export const shouldRevalidate = freshAfterRefusal

export default function Invitations() {
  const answer = useFormAnswer<typeof action>()
  return <InvitePage {...useLoaderData<typeof loader>()} lastResult={answer?.result} />
}
