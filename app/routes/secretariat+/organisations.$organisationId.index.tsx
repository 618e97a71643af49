import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { organisationSchema } from '#app/features/organisations/organisation.schema.ts'
import { OrganisationPage } from '#app/features/organisations/organisation-page.tsx'
import { onOrganisation } from '#app/features/organisations/organisations.queries.server.ts'
import { changeOrganisation } from '#app/features/organisations/organisations.server.ts'
import { countriesIn } from '#app/features/partners/countries.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat', 'bin'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.organisation.name }]

export const loader = defineLoader({
  access: onOrganisation,
  load: ({ language, subject: organisation }) => ({ organisation, countries: countriesIn(language) }),
})

export const action = defineForm({
  access: onOrganisation,
  form: organisationSchema,
  refused: { fields: { 'interest.group-missing': 'groupId', 'interest.organisation-exists': 'name' } },
  run: ({ actor, subject, input }) => changeOrganisation(actor, subject, input),
  to: paths.organisations(),
  done: 'secretariat:organisations.saved',
})

export default function Organisation() {
  return <OrganisationPage {...useLoaderData<typeof loader>()} lastResult={useFormAnswer<typeof action>()?.result} />
}
