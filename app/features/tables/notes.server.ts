import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { attachedDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { tableText } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'

const EMPTY: DocumentNode = { type: 'doc', content: [] }

/** The notes of a table as they stand; nothing where nobody has opened them, or no document server is attached. */
export async function notesOf(tableId: string): Promise<DocumentNode> {
  try {
    const content = await attachedDocumentHost()?.contentOf(tableText(tableId))
    return (content?.json as DocumentNode | undefined) ?? EMPTY
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not-found') return EMPTY
    throw error
  }
}
