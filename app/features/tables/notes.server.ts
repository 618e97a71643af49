import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { textNow } from '#app/features/live-documents/text-now.server.ts'
import { db } from '#app/platform/db.server.ts'
import { tableText } from '#app/shared/document-subjects.ts'

/** The notes of tables as they stand, by the ids of the tables. */
export async function notesOf(tableIds: string[]): Promise<Map<string, DocumentNode>> {
  return new Map(await Promise.all(tableIds.map(async (id) => [id, await textNow(tableText(id))] as const)))
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
