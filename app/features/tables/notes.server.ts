import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { attachedDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { db } from '#app/platform/db.server.ts'
import { tableText } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'

const EMPTY: DocumentNode = { type: 'doc', content: [] }

/** The notes of a table as they stand; nothing where nobody has opened them, or no document server is attached. */
export async function tableNotes(tableId: string): Promise<DocumentNode> {
  try {
    const content = await attachedDocumentHost()?.contentOf(tableText(tableId))
    return (content?.json as DocumentNode | undefined) ?? EMPTY
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not-found') return EMPTY
    throw error
  }
}

/** The same of several, by their ids. */
export async function notesOf(tableIds: string[]): Promise<Map<string, DocumentNode>> {
  return new Map(await Promise.all(tableIds.map(async (id) => [id, await tableNotes(id)] as const)))
}

/** Those of a session that have begun, and whose notes somebody has opened. */
export async function tablesWithNotes(sessionId: string): Promise<string[]> {
  const tables = await db.breakOutTable.findMany({
    where: { draw: { sessionId, begunAt: { not: null } }, document: { isNot: null } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  return tables.map(({ id }) => id)
}
