import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { OrganisationListPage } from '#app/features/organisations/organisation-list-page.tsx'
import { listOrganisations } from '#app/features/organisations/organisations.queries.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled, searchOf } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'

export const handle = { namespaces: ['secretariat'] }

const search = z.object({ group: z.uuid().optional().catch(undefined) })

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const { group: groupId } = searchOf(request, search)
  const [organisations, title] = await Promise.all([
    listOrganisations(actor, groupId),
    titleOf(actor.language, 'secretariat:organisations.title'),
  ])
  return { organisations, groupId: groupId ?? '', title }
})

export default function Organisations() {
  return <OrganisationListPage {...useLoaderData<typeof loader>()} />
}
