import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { secretariat } from '#app/features/access/access.server.ts'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { DocumentPage } from '#app/features/documents/document-page.tsx'
import { relatedDocumentSchema } from '#app/features/documents/related-document.schema.ts'
import { addRelatedDocument, relatedDocumentCountFor } from '#app/features/documents/related-documents.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: secretariat,
  async load({ actor, language }) {
    const [count, title] = await Promise.all([
      relatedDocumentCountFor(actor),
      titleOf(language, 'secretariat:documents.add'),
    ])
    return { places: count + 1, title }
  },
})

export const action = defineForm({
  access: secretariat,
  form: relatedDocumentSchema,
  run: ({ actor, input }) => addRelatedDocument(actor, input),
  to: paths.documents(),
  done: 'secretariat:documents.saved',
})

export default function NewDocument() {
  return (
    <DocumentPage
      document={null}
      places={useLoaderData<typeof loader>().places}
      lastResult={useFormAnswer<typeof action>()?.result}
    />
  )
}
