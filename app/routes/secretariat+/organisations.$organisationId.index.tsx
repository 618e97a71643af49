import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { attempt } from '#app/features/identity/attempt.server.ts'
import { OrganisationPage } from '#app/features/organisations/organisation-page.tsx'
import { organisationSchema } from '#app/features/organisations/organisation.schema.ts'
import { organisationFor } from '#app/features/organisations/organisations.queries.server.ts'
import { changeOrganisation } from '#app/features/organisations/organisations.server.ts'
import { countriesIn } from '#app/features/partners/countries.ts'
import { handled, paramsOf, parseForm, redirectWithToast } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat', 'bin'] }

const ids = z.object({ organisationId: z.uuid() })

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.organisation.name }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const organisation = await organisationFor(actor, paramsOf(params, ids).organisationId)
  return { organisation, countries: countriesIn(actor.language) }
})

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const submission = await parseForm(request, organisationSchema)
  const organisation = await organisationFor(actor, paramsOf(params, ids).organisationId)
  const outcome = await attempt(submission, (input) => changeOrganisation(actor, organisation, input), { fields: { 'interest.group-missing': 'groupId', 'interest.organisation-exists': 'name' } })
  if ('refusal' in outcome) return outcome.refusal
  return redirectWithToast(paths.organisations(), { tone: 'done', message: 'secretariat:organisations.saved' })
})

export default function Organisation() {
  return <OrganisationPage {...useLoaderData<typeof loader>()} lastResult={useFormAnswer<typeof action>()?.result} />
}
