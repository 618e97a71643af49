import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayInvite } from '#app/features/identity/identity.policy.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { organisationNames } from '#app/features/roundtables/organisation-names.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { PeoplePage } from '#app/features/roundtables/people-page.tsx'
import { roundtableFor } from '#app/features/roundtables/roundtables.queries.server.ts'
import { membersOf } from '#app/features/roundtables/table.queries.server.ts'
import { handled } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { ROLES } from '#app/shared/roles.ts'

export const handle = { namespaces: ['roundtable', 'members'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId } = idsOf(params, 'roundtableId')
  const { roundtable, standing } = await roundtableFor(actor, roundtableId, 'view')
  const invite = mayInvite(standing, 'participant') && roundtable.state !== 'closed'
  const [members, organisations, title] = await Promise.all([
    membersOf(roundtableId, standing),
    invite ? organisationNames() : [],
    titleOf(actor.language, 'members:people.title'),
  ])
  return { roundtableId, members, organisations, title, roles: ROLES.filter((role) => mayInvite(standing, role)), can: { invite } }
})

export default function People() {
  return <PeoplePage {...useLoaderData<typeof loader>()} />
}
