import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { attempt } from '#app/features/identity/attempt.server.ts'
import { DeclinePage } from '#app/features/partners/decline-page.tsx'
import { declineInterest } from '#app/features/partners/decisions.server.ts'
import { interestIdOf } from '#app/features/partners/interest-params.server.ts'
import { declineSchema } from '#app/features/partners/interest.schema.ts'
import { interestFor } from '#app/features/partners/interests.queries.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled, parseForm, redirectWithToast } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const { id, organisationName, name, language } = await interestFor(actor, interestIdOf(params))
  return { interest: { id, organisationName, name, language }, title: await titleOf(actor.language, 'secretariat:interest.decline') }
})

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const submission = await parseForm(request, declineSchema)
  const interest = await interestFor(actor, interestIdOf(params))
  const outcome = await attempt(submission, (input) => declineInterest(actor, interest, input))
  if ('refusal' in outcome) return outcome.refusal
  return redirectWithToast(paths.interestRecord(interest.id), { tone: 'done', message: 'secretariat:interest.declined' })
})

export default function Decline() {
  return <DeclinePage {...useLoaderData<typeof loader>()} lastResult={useFormAnswer<typeof action>()?.result} />
}
