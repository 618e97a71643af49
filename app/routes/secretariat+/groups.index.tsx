import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { secretariat } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { GROUPS_MAX } from '#app/features/groups/group.schema.ts'
import { GroupListPage } from '#app/features/groups/group-list-page.tsx'
import { groupsOf } from '#app/features/groups/groups.queries.server.ts'
import { mayAdminister } from '#app/features/identity/identity.policy.ts'
import { titleOf } from '#app/features/programme/title.server.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: secretariat,
  async load({ actor, language }) {
    const [groups, title] = await Promise.all([groupsOf(language), titleOf(language, 'secretariat:groups.title')])
    return { groups, can: { add: mayAdminister(actor) && groups.length < GROUPS_MAX }, title }
  },
})

export default function Groups() {
  return <GroupListPage {...useLoaderData<typeof loader>()} />
}
