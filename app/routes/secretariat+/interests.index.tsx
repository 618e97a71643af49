import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { INTEREST_STATES } from '#app/features/partners/interest-states.ts'
import { InterestListPage } from '#app/features/partners/interest-list-page.tsx'
import { countInterests, listInterests } from '#app/features/partners/interests.queries.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled, searchOf } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'

export const handle = { namespaces: ['secretariat'] }

const search = z.object({
  state: z.enum(INTEREST_STATES).optional().catch(undefined),
  group: z.uuid().optional().catch(undefined),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const { state, group: groupId } = searchOf(request, search)
  const [interests, counts, title] = await Promise.all([
    listInterests(actor, { state, groupId }),
    countInterests(actor),
    titleOf(actor.language, 'secretariat:interests.title'),
  ])
  return { interests, counts, filter: { state, groupId }, title }
})

export default function Interests() {
  return <InterestListPage {...useLoaderData<typeof loader>()} />
}
