import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { PeopleAdminPage } from '#app/features/identity/people-admin-page.tsx'
import { listPeople } from '#app/features/identity/people.queries.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled, searchOf } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { searchField } from '#app/shared/text-fields.ts'

export const handle = { namespaces: ['secretariat'] }

const search = z.object({ search: searchField })

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const { search: words } = searchOf(request, search)
  const [people, title] = await Promise.all([listPeople(actor, words), titleOf(actor.language, 'secretariat:people.title')])
  return { people, search: words, title }
})

export default function People() {
  return <PeopleAdminPage {...useLoaderData<typeof loader>()} />
}
