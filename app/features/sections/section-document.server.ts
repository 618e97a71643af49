import { keepAnchors, threadsOf } from '#app/features/comments/anchoring.server.ts'
import type { DocumentChapter } from '#app/features/live-documents/document-chapter.server.ts'
import { noteMassDeletion, noteTextEdited } from './edited.server.ts'
import { namedRowsOf } from './named-rows.server.ts'
import { sectionDocumentAccess } from './section-access.server.ts'

/** What sections say and hear of their living texts. */
export const sectionDocuments: DocumentChapter = {
  access: sectionDocumentAccess,
  threads: threadsOf,
  textStored: noteTextEdited,
  mostDeleted: noteMassDeletion,
  passagesChanged: keepAnchors,
  namedRows: namedRowsOf,
}
