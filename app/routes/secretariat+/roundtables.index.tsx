import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { titleOf } from '#app/features/programme/title.server.ts'
import { RoundtableDeskListPage } from '#app/features/roundtables/desk-list-page.tsx'
import { roundtablesOf } from '#app/features/roundtables/list.queries.server.ts'
import { handled } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'

export const handle = { namespaces: ['secretariat', 'roundtable'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  return { roundtables: await roundtablesOf(actor), title: await titleOf(actor.language, 'secretariat:roundtables.title') }
})

export default function DeskRoundtables() {
  return <RoundtableDeskListPage roundtables={useLoaderData<typeof loader>().roundtables} />
}
