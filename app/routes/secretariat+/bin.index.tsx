import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { secretariat } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { deskBinOf } from '#app/features/bin/bin.queries.server.ts'
import { BinPage } from '#app/features/bin/bin-page.tsx'
import { titleOf } from '#app/features/programme/title.server.ts'
import { paths } from '#app/shared/paths.ts'

export const handle = { namespaces: ['bin', 'removed'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: secretariat,
  load: async ({ actor, language }) => ({ title: await titleOf(language, 'bin:title'), ...(await deskBinOf(actor)) }),
})

export default function DeskBin() {
  return <BinPage {...useLoaderData<typeof loader>()} restoration={paths.deskBinRestoration()} crumbs={[]} />
}
