import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { attachedDocumentHost } from './document-host.server.ts'

const EMPTY: DocumentNode = { type: 'doc', content: [] }

/** What stands in a text now; nothing where nobody has opened it, or no document server is attached. */
export async function textNow(subject: DocumentSubject): Promise<DocumentNode> {
  try {
    const content = await attachedDocumentHost()?.contentOf(subject)
    return (content?.json as DocumentNode | undefined) ?? EMPTY
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not-found') return EMPTY
    throw error
  }
}
