import { defineAct } from '#app/features/access/route.server.ts'
import { onDocument, removeRelatedDocument } from '#app/features/documents/related-documents.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onDocument,
  run: ({ actor, subject }) => removeRelatedDocument(actor, subject),
  back: paths.documents(),
  done: 'secretariat:documents.removed',
  says: ({ documentId }) => ({
    undo: { action: paths.deskBinRestoration(), fields: { kind: 'related-document', id: documentId } },
  }),
})
