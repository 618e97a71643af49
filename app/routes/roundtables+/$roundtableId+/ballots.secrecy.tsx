import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { SecrecyPage } from '#app/features/ballots/secret/secrecy-page.tsx'

export const handle = { namespaces: ['secret-ballot', 'ballots'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: atRoundtable(),
  load: ({ roundtableId, t }) => ({ roundtableId, title: t('secret-ballot:page.title') }),
})

export { shouldRevalidate } from '#app/features/live/use-live.ts'

export default function Secrecy() {
  return <SecrecyPage {...useLoaderData<typeof loader>()} />
}
