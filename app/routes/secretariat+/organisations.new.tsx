import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { attempt } from '#app/features/identity/attempt.server.ts'
import { OrganisationPage } from '#app/features/organisations/organisation-page.tsx'
import { organisationSchema } from '#app/features/organisations/organisation.schema.ts'
import { addOrganisation } from '#app/features/organisations/organisations.server.ts'
import { countriesIn } from '#app/features/partners/countries.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled, parseForm, redirectWithToast } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  return { countries: countriesIn(actor.language), title: await titleOf(actor.language, 'secretariat:organisations.add') }
})

export const action = handled(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const submission = await parseForm(request, organisationSchema)
  const outcome = await attempt(submission, (input) => addOrganisation(actor, input), { fields: { 'interest.group-missing': 'groupId', 'interest.organisation-exists': 'name' } })
  if ('refusal' in outcome) return outcome.refusal
  return redirectWithToast(paths.organisations(), { tone: 'done', message: 'secretariat:organisations.saved' })
})

export default function NewOrganisation() {
  const { countries } = useLoaderData<typeof loader>()
  return <OrganisationPage organisation={null} countries={countries} lastResult={useFormAnswer<typeof action>()?.result} />
}
