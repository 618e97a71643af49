import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { secretariat } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { InterestListPage } from '#app/features/partners/interest-list-page.tsx'
import { INTEREST_STATES } from '#app/features/partners/interest-states.ts'
import { countInterests, listInterests } from '#app/features/partners/interests.queries.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: secretariat,
  search: z.object({
    state: z.enum(INTEREST_STATES).optional().catch(undefined),
    group: z.uuid().optional().catch(undefined),
  }),
  async load({ actor, language, search: { state, group: groupId } }) {
    const [interests, counts, title] = await Promise.all([
      listInterests(actor, { state, groupId }),
      countInterests(actor),
      titleOf(language, 'secretariat:interests.title'),
    ])
    return { interests, counts, filter: { state, groupId }, title }
  },
})

export default function Interests() {
  return <InterestListPage {...useLoaderData<typeof loader>()} />
}
