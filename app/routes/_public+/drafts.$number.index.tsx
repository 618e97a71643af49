import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { anybody, extend } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { DraftPage } from '#app/features/publishing/draft-frame.tsx'
import { publicDraftOf } from '#app/features/publishing/drafts.queries.server.ts'

export const handle = { namespaces: ['public'], scripts: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? data.title || data.roundtable.title : undefined },
]

export const loader = defineLoader({
  access: extend(anybody, { number: z.string() }),
  load: ({ language, number }) => publicDraftOf(language, number),
})

export default function Draft() {
  return <DraftPage draft={useLoaderData<typeof loader>()} />
}
