import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { attachedDocumentHost, type Authorship, type TextRange } from './document-host.server.ts'

/** Without a row, of the text as it is now; without a range, of all of it. */
export type AuthorshipAsked = { seq?: number; range?: TextRange }

/** Who wrote what in a text: only for a subject that the caller has been let into. Nothing of a text that nobody has opened. */
export async function authorshipIn(
  subject: DocumentSubject,
  { seq, range }: AuthorshipAsked = {},
): Promise<Authorship> {
  const host = attachedDocumentHost()
  if (!host) return { seq: 0, blocks: [] }
  if (seq !== undefined) return host.authorshipAt(subject, seq, range ?? null)
  try {
    return await host.authorship(subject, range ?? null)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not-found') return { seq: 0, blocks: [] }
    throw error
  }
}
