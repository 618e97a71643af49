import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { attempt } from '#app/features/identity/attempt.server.ts'
import { DocumentPage } from '#app/features/programme/document-page.tsx'
import { relatedDocumentSchema } from '#app/features/programme/related-document.schema.ts'
import { addRelatedDocument, relatedDocumentCountFor } from '#app/features/programme/related-documents.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled, parseForm, redirectWithToast } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const [count, title] = await Promise.all([relatedDocumentCountFor(actor), titleOf(actor.language, 'secretariat:documents.add')])
  return { places: count + 1, title }
})

export const action = handled(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const submission = await parseForm(request, relatedDocumentSchema)
  const outcome = await attempt(submission, (input) => addRelatedDocument(actor, input))
  if ('refusal' in outcome) return outcome.refusal
  return redirectWithToast(paths.documents(), { tone: 'done', message: 'secretariat:documents.saved' })
})

export default function NewDocument() {
  return <DocumentPage document={null} places={useLoaderData<typeof loader>().places} lastResult={useFormAnswer<typeof action>()?.result} />
}
