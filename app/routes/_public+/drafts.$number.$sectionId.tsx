import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { anybody, extend } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { DraftSectionPage } from '#app/features/publishing/draft-section-page.tsx'
import { publicSectionOf } from '#app/features/publishing/drafts.queries.server.ts'

export const handle = { namespaces: ['public', 'editor'], scripts: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.section.number} ${data.section.title}` : undefined },
]

export const loader = defineLoader({
  access: extend(anybody, { number: z.string(), sectionId: z.string() }),
  load: ({ language, number, sectionId }) => publicSectionOf(language, number, sectionId),
})

export default function DraftSection() {
  return <DraftSectionPage {...useLoaderData<typeof loader>()} />
}
