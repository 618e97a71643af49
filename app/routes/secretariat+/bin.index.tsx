import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BinPage } from '#app/features/bin/bin-page.tsx'
import { deskBinOf } from '#app/features/bin/bin.queries.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const handle = { namespaces: ['bin', 'removed'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  return { title: await titleOf(actor.language, 'bin:title'), ...(await deskBinOf(actor)) }
})

export default function DeskBin() {
  return <BinPage {...useLoaderData<typeof loader>()} restoration={paths.deskBinRestoration()} crumbs={[]} />
}
