import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { secretariat } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { OrganisationListPage } from '#app/features/organisations/organisation-list-page.tsx'
import { listOrganisations } from '#app/features/organisations/organisations.queries.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: secretariat,
  search: z.object({ group: z.uuid().optional().catch(undefined) }),
  async load({ actor, language, search: { group } }) {
    const [organisations, title] = await Promise.all([
      listOrganisations(actor, group),
      titleOf(language, 'secretariat:organisations.title'),
    ])
    return { organisations, groupId: group ?? '', title }
  },
})

export default function Organisations() {
  return <OrganisationListPage {...useLoaderData<typeof loader>()} />
}
