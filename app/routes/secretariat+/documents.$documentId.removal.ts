import type { ActionFunctionArgs } from '@remix-run/node'

import { documentIdOf } from '#app/features/programme/document-params.server.ts'
import { relatedDocumentFor, removeRelatedDocument } from '#app/features/programme/related-documents.server.ts'
import { handledWithoutPage, redirectWithToast, refuseForAnother } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireSecretariat(request)
  await refuseForAnother(request)
  const document = await relatedDocumentFor(actor, documentIdOf(params))
  await removeRelatedDocument(actor, document)
  const undo = { action: paths.deskBinRestoration(), fields: { kind: 'related-document', id: document.id } }
  return redirectWithToast(paths.documents(), { tone: 'done', message: 'secretariat:documents.removed', undo })
})
