import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { DocumentListPage } from '#app/features/programme/document-list-page.tsx'
import { relatedDocumentsOf } from '#app/features/programme/programme.queries.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const [documents, title] = await Promise.all([relatedDocumentsOf(actor.language), titleOf(actor.language, 'secretariat:documents.title')])
  return { documents: documents.map((document, index) => ({ ...document, place: index + 1 })), title }
})

export default function Documents() {
  return <DocumentListPage {...useLoaderData<typeof loader>()} />
}
