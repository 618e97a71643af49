import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { mayInvite } from '#app/features/identity/identity.policy.ts'
import { useLiveRevalidation } from '#app/features/live/use-live.ts'
import { usePresent } from '#app/features/live/use-present.ts'
import { organisationNames } from '#app/features/members/organisation-names.server.ts'
import { PeoplePage } from '#app/features/members/people-page.tsx'
import { membersOf } from '#app/features/members/table.queries.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { ROLES } from '#app/shared/roles.ts'

export const handle = { namespaces: ['roundtable', 'members'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atRoundtable(),
  async load({ language, roundtableId, roundtable, standing }) {
    const invite = mayInvite(standing, 'participant') && roundtable.state !== 'closed'
    const [members, organisations, title] = await Promise.all([
      membersOf(roundtableId, standing),
      invite ? organisationNames() : [],
      titleOf(language, 'members:people.title'),
    ])
    return {
      roundtableId,
      members,
      organisations,
      title,
      roles: ROLES.filter((role) => mayInvite(standing, role)),
      can: { invite },
    }
  },
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function People() {
  const page = useLoaderData<typeof loader>()
  useLiveRevalidation(page.roundtableId, ['members'])
  return <PeoplePage {...page} present={usePresent(page.roundtableId)} />
}
