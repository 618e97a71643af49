import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { secretariat } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { RoundtableDeskListPage } from '#app/features/roundtables/desk-list-page.tsx'
import { roundtablesOf } from '#app/features/workspace/list.queries.server.ts'

export const handle = { namespaces: ['secretariat', 'roundtable'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: secretariat,
  load: async ({ actor, language }) => ({
    roundtables: await roundtablesOf(actor),
    title: await titleOf(language, 'secretariat:roundtables.title'),
  }),
})

export default function DeskRoundtables() {
  return <RoundtableDeskListPage roundtables={useLoaderData<typeof loader>().roundtables} />
}
