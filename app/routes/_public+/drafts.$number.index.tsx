import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { DraftPage } from '#app/features/publishing/draft-frame.tsx'
import { publicDraftOf } from '#app/features/publishing/drafts.queries.server.ts'
import { handled } from '#app/platform/http.server.ts'
import { languageOf } from '#app/platform/i18n.server.ts'
import { getActor } from '#app/platform/session.server.ts'

export const handle = { namespaces: ['public'], scripts: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? data.title || data.roundtable.title : undefined }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => publicDraftOf(await languageOf(request, await getActor(request)), params.number ?? ''))

export default function Draft() {
  return <DraftPage draft={useLoaderData<typeof loader>()} />
}
