import type { DocumentAccess } from '#app/features/live-documents/document-chapter.server.ts'
import { ensureDocument } from '#app/features/live-documents/document-row.server.ts'
import { JOINER, joinerOf, type JoinerRow, joinerTables, joining } from '#app/features/live-documents/joiner.server.ts'
import { db } from '#app/platform/db.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { mayView, writeBlockedReason } from './section.policy.ts'

/** The live document of a section and what the actor may do with it, in one statement, for a whole room may ask at once. Whoever may not see it hears not-found. */
export async function sectionDocumentAccess(actor: Actor, sectionId: string): Promise<DocumentAccess> {
  if (!isUuid(sectionId)) throw new DomainError('not-found')
  const [found] = await db.$queryRaw<Found[]>`
    SELECT s."status", s."lockedAt", r."state" AS "roundtableState", d."id" AS "documentId", d."gate", ${JOINER}
    FROM "Section" s
    JOIN "Pillar" p ON p."id" = s."pillarId"
    JOIN "Framework" f ON f."id" = p."frameworkId"
    JOIN "Roundtable" r ON r."id" = f."roundtableId"
    LEFT JOIN "CollabDocument" d ON d."sectionId" = s."id"
    ${joinerTables(actor)}
    WHERE s."id" = ${sectionId}::uuid AND s."removedAt" IS NULL AND p."removedAt" IS NULL`
  const joiner = found && joinerOf(actor, found)
  if (!joiner || !mayView(joiner.standing)) throw new DomainError('not-found')
  const documentId = found.documentId ?? (await ensureDocument(sectionText(sectionId)))
  return joining(joiner, { ...found, documentId }, writeBlockedReason(joiner.standing, found))
}

type Found = JoinerRow & {
  status: string
  lockedAt: Date | null
  roundtableState: string
  documentId: string | null
  gate: bigint | null
}
