import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { attempt } from '#app/features/identity/attempt.server.ts'
import { documentIdOf } from '#app/features/programme/document-params.server.ts'
import { DocumentPage } from '#app/features/programme/document-page.tsx'
import { relatedDocumentSchema } from '#app/features/programme/related-document.schema.ts'
import { changeRelatedDocument, relatedDocumentFor } from '#app/features/programme/related-documents.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled, parseForm, redirectWithToast } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import type { LocalizedText } from '#app/shared/roles.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const { of: places, title, description, ...document } = await relatedDocumentFor(actor, documentIdOf(params))
  const both = { title: title as LocalizedText, description: description as LocalizedText }
  return { document: { ...document, ...both }, places, pageTitle: await titleOf(actor.language, 'secretariat:documents.edit') }
})

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const submission = await parseForm(request, relatedDocumentSchema)
  const document = await relatedDocumentFor(actor, documentIdOf(params))
  const outcome = await attempt(submission, (input) => changeRelatedDocument(actor, document, input))
  if ('refusal' in outcome) return outcome.refusal
  return redirectWithToast(paths.documents(), { tone: 'done', message: 'secretariat:documents.saved' })
})

export default function RelatedDocument() {
  const { document, places } = useLoaderData<typeof loader>()
  return <DocumentPage key={document.id} document={document} places={places} lastResult={useFormAnswer<typeof action>()?.result} />
}
