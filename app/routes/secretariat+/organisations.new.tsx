import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { secretariat } from '#app/features/access/access.server.ts'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { organisationSchema } from '#app/features/organisations/organisation.schema.ts'
import { OrganisationPage } from '#app/features/organisations/organisation-page.tsx'
import { addOrganisation } from '#app/features/organisations/organisations.server.ts'
import { countriesIn } from '#app/features/partners/countries.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: secretariat,
  load: async ({ language }) => ({
    countries: countriesIn(language),
    title: await titleOf(language, 'secretariat:organisations.add'),
  }),
})

export const action = defineForm({
  access: secretariat,
  form: organisationSchema,
  refused: { fields: { 'interest.group-missing': 'groupId', 'interest.organisation-exists': 'name' } },
  run: ({ actor, input }) => addOrganisation(actor, input),
  to: paths.organisations(),
  done: 'secretariat:organisations.saved',
})

export default function NewOrganisation() {
  const { countries } = useLoaderData<typeof loader>()
  return (
    <OrganisationPage organisation={null} countries={countries} lastResult={useFormAnswer<typeof action>()?.result} />
  )
}
