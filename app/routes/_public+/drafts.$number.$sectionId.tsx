import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { DraftSectionPage } from '#app/features/publishing/draft-section-page.tsx'
import { publicSectionOf } from '#app/features/publishing/drafts.queries.server.ts'
import { handled } from '#app/platform/http.server.ts'
import { languageOf } from '#app/platform/i18n.server.ts'
import { getActor } from '#app/platform/session.server.ts'

export const handle = { namespaces: ['public', 'editor'], scripts: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.section.number} ${data.section.title}` : undefined }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const { number = '', sectionId = '' } = params
  return publicSectionOf(await languageOf(request, await getActor(request)), number, sectionId)
})

export default function DraftSection() {
  return <DraftSectionPage {...useLoaderData<typeof loader>()} />
}
