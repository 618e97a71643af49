import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { secretariat } from '#app/features/access/access.server.ts'
import { defineLoader } from '#app/features/access/route.server.ts'
import { DocumentListPage } from '#app/features/documents/document-list-page.tsx'
import { relatedDocumentsOf } from '#app/features/documents/related-documents.queries.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: secretariat,
  async load({ language }) {
    const [documents, title] = await Promise.all([
      relatedDocumentsOf(language),
      titleOf(language, 'secretariat:documents.title'),
    ])
    return { documents: documents.map((document, index) => ({ ...document, place: index + 1 })), title }
  },
})

export default function Documents() {
  return <DocumentListPage {...useLoaderData<typeof loader>()} />
}
