import { extend, id } from '#app/features/access/access.server.ts'
import type { DocumentAccess, DocumentChapter } from '#app/features/live-documents/document-chapter.server.ts'
import { ensureDocument } from '#app/features/live-documents/document-row.server.ts'
import { JOINER, joinerOf, type JoinerRow, joinerTables, joining } from '#app/features/live-documents/joiner.server.ts'
import { mayView, type SessionPurpose } from '#app/features/sessions/session.policy.ts'
import { onSession, type SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { db } from '#app/platform/db.server.ts'
import { tableText } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { notesBlockedReason } from './table.policy.ts'
import { stateOf } from './table-words.ts'

export type TableSubject = SessionSubject & { table: { id: string; drawId: string; number: number } }

/** A table of an address, of a draw that stands and an item that everybody sees. */
export const onTable = (purpose: SessionPurpose) =>
  extend(onSession(purpose), { tableId: id }, async ({ subject, tableId }) => {
    const table = await db.breakOutTable.findFirst({
      where: { id: tableId, draw: { sessionId: subject.session.id, replacedAt: null, item: SEEN } },
      select: { id: true, drawId: true, number: true },
    })
    if (!table) throw new DomainError('not-found')
    return { subject: { ...subject, table } }
  })

const SEEN = {
  removedAt: null,
  visibility: 'all',
  OR: [{ parentId: null }, { parent: { visibility: 'all' } }],
}

/** The notes of a table: whoever may see the session reads them, those at the table and moderators write. */
export const tableDocuments: DocumentChapter = { access: tableDocumentAccess }

async function tableDocumentAccess(actor: Actor, tableId: string): Promise<DocumentAccess> {
  if (!isUuid(tableId)) throw new DomainError('not-found')
  const [found] = await db.$queryRaw<Found[]>`
    SELECT r."state" AS "roundtableState", s."state" AS "sessionState", s."observersMayCome", s."observersMayAsk",
      d."begunAt", d."endedAt", coalesce(mi."state" = 'approved', false) AS "minutesApproved",
      st."tableId" IS NOT NULL AS "sits", coalesce(st."reporter", false) AS "reports", doc."id" AS "documentId", doc."gate",
      ${JOINER}
    FROM "BreakOutTable" t JOIN "TableDraw" d ON d."id" = t."drawId" AND d."replacedAt" IS NULL
    JOIN "AgendaItem" i ON i."id" = d."itemId" AND i."removedAt" IS NULL AND i."visibility" = 'all'
    LEFT JOIN "AgendaItem" above ON above."id" = i."parentId"
    JOIN "Session" s ON s."id" = d."sessionId" JOIN "Roundtable" r ON r."id" = s."roundtableId"
    LEFT JOIN "Minutes" mi ON mi."sessionId" = s."id" LEFT JOIN "CollabDocument" doc ON doc."tableId" = t."id"
    LEFT JOIN "TableSeat" st ON st."tableId" = t."id" AND st."personId" = ${actor.personId}::uuid
    ${joinerTables(actor)}
    WHERE t."id" = ${tableId}::uuid AND s."removedAt" IS NULL AND coalesce(above."visibility", 'all') = 'all'`
  const joiner = found && joinerOf(actor, found)
  if (!joiner || !mayView(joiner.standing, { ...found, state: found.sessionState })) throw new DomainError('not-found')
  const documentId = found.documentId ?? (await ensureDocument(tableText(tableId)))
  return joining(
    joiner,
    { ...found, documentId },
    notesBlockedReason(joiner.standing, { ...found, state: stateOf(found) }),
  )
}

type Found = JoinerRow & {
  roundtableState: string
  sessionState: string
  observersMayCome: boolean
  observersMayAsk: boolean
  begunAt: Date | null
  endedAt: Date | null
  minutesApproved: boolean
  sits: boolean
  reports: boolean
  documentId: string | null
  gate: bigint | null
}
