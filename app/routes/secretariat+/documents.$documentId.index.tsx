import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { DocumentPage } from '#app/features/documents/document-page.tsx'
import { relatedDocumentSchema } from '#app/features/documents/related-document.schema.ts'
import { changeRelatedDocument, onDocument } from '#app/features/documents/related-documents.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { paths } from '#app/shared/paths.ts'
import type { LocalizedText } from '#app/shared/roles.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

export const loader = defineLoader({
  access: onDocument,
  async load({ language, subject: { of: places, title, description, ...document } }) {
    const both = { title: title as LocalizedText, description: description as LocalizedText }
    return {
      document: { ...document, ...both },
      places,
      pageTitle: await titleOf(language, 'secretariat:documents.edit'),
    }
  },
})

export const action = defineForm({
  access: onDocument,
  form: relatedDocumentSchema,
  run: ({ actor, subject, input }) => changeRelatedDocument(actor, subject, input),
  to: paths.documents(),
  done: 'secretariat:documents.saved',
})

export default function RelatedDocument() {
  const { document, places } = useLoaderData<typeof loader>()
  return (
    <DocumentPage
      key={document.id}
      document={document}
      places={places}
      lastResult={useFormAnswer<typeof action>()?.result}
    />
  )
}
