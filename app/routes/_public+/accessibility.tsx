import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { anybody } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { publicPageOf } from '#app/features/site/site.queries.server.ts'
import { TextPage } from '#app/features/site/text-page.tsx'

export const handle = { namespaces: ['public'], scripts: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – ${data?.programme.name}` }]

export const loader = defineLoader({ access: anybody, load: ({ language }) => publicPageOf(language, 'accessibility') })

export default function Accessibility() {
  return <TextPage {...useLoaderData<typeof loader>()} />
}
