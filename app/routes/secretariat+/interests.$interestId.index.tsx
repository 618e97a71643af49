import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { interestIdOf } from '#app/features/partners/interest-params.server.ts'
import { InterestPage } from '#app/features/partners/interest-record-page.tsx'
import { decidedBy, decisionChoices, interestFor } from '#app/features/partners/interests.queries.server.ts'
import { handled } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'

export const handle = { namespaces: ['secretariat', 'public'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.interest.organisationName }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const interest = await interestFor(actor, interestIdOf(params))
  const [{ can, person, match }, by] = await Promise.all([decisionChoices(actor, interest), decidedBy(interest)])
  return { interest, can, known: { person: person?.name ?? null, organisation: match?.name ?? null }, by: by?.name ?? null }
})

export default function Interest() {
  return <InterestPage {...useLoaderData<typeof loader>()} />
}
