import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { attempt } from '#app/features/identity/attempt.server.ts'
import { AcceptancePage } from '#app/features/partners/acceptance-page.tsx'
import { acceptInterest } from '#app/features/partners/decisions.server.ts'
import { interestIdOf } from '#app/features/partners/interest-params.server.ts'
import { acceptanceSchema } from '#app/features/partners/interest.schema.ts'
import { decisionChoices, interestFor } from '#app/features/partners/interests.queries.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { localized } from '#app/shared/localized.ts'
import { handled, parseForm, redirectWithToast } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat', 'errors'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const { id, organisationName, name, email, state, groupId } = await interestFor(actor, interestIdOf(params))
  const { organisations, roundtables, match, can } = await decisionChoices(actor, { organisationName, email, state, groupId })
  return {
    interest: { id, organisationName, name, email, groupId },
    organisations,
    match: match?.id ?? null,
    roundtables: roundtables.map((one) => ({ id: one.id, number: one.number, title: localized(one.title, actor.language) })),
    can,
    title: await titleOf(actor.language, 'secretariat:interest.accept'),
  }
})

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const submission = await parseForm(request, acceptanceSchema)
  const interest = await interestFor(actor, interestIdOf(params))
  const fields = { 'interest.organisation-choice': 'organisationId', 'interest.roundtable-missing': 'roundtableId' }
  const outcome = await attempt(submission, (acceptance) => acceptInterest(actor, interest, acceptance), { fields })
  if ('refusal' in outcome) return outcome.refusal
  return redirectWithToast(paths.interestRecord(interest.id), {
    tone: 'done', message: 'secretariat:interest.accepted', values: { email: interest.email },
  })
})

export default function Acceptance() {
  return <AcceptancePage {...useLoaderData<typeof loader>()} lastResult={useFormAnswer<typeof action>()?.result} />
}
