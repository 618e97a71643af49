import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { publicPageOf } from '#app/features/programme/programme.queries.server.ts'
import { TextPage } from '#app/features/programme/text-page.tsx'
import { handled } from '#app/platform/http.server.ts'
import { languageOf } from '#app/platform/i18n.server.ts'
import { getActor } from '#app/platform/session.server.ts'

export const handle = { namespaces: ['public'], scripts: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} – ${data?.programme.name}` }]

export const loader = handled(async ({ request }: LoaderFunctionArgs) => {
  const language = await languageOf(request, await getActor(request))
  return publicPageOf(language, 'privacy')
})

export default function Privacy() {
  return <TextPage {...useLoaderData<typeof loader>()} />
}
