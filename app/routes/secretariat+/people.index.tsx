import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { secretariat } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { listPeople } from '#app/features/identity/people.queries.server.ts'
import { PeopleAdminPage } from '#app/features/identity/people-admin-page.tsx'
import { titleOf } from '#app/features/programme/title.server.ts'
import { searchField } from '#app/shared/text-fields.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: secretariat,
  search: z.object({ search: searchField }),
  async load({ actor, language, search: { search } }) {
    const [people, title] = await Promise.all([
      listPeople(actor, search),
      titleOf(language, 'secretariat:people.title'),
    ])
    return { people, search, title }
  },
})

export default function People() {
  return <PeopleAdminPage {...useLoaderData<typeof loader>()} />
}
