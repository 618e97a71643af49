import { standingOf } from '#app/features/access/standing.server.ts'
import type { DocumentAccess } from '#app/features/live-documents/document-chapter.server.ts'
import { ensureDocument } from '#app/features/live-documents/document-row.server.ts'
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
    SELECT s."status", s."lockedAt", r."id" AS "roundtableId", r."state" AS "roundtableState", d."id" AS "documentId",
      m."id" AS "membershipId", m."role", m."organisationId", o."groupId", o."name" AS "organisation", g."code" AS "groupCode", g."colour" AS "groupColour"
    FROM "Section" s
    JOIN "Pillar" p ON p."id" = s."pillarId"
    JOIN "Framework" f ON f."id" = p."frameworkId"
    JOIN "Roundtable" r ON r."id" = f."roundtableId"
    LEFT JOIN "CollabDocument" d ON d."sectionId" = s."id"
    LEFT JOIN "Membership" m ON m."roundtableId" = r."id" AND m."personId" = ${actor.personId}::uuid AND m."endedAt" IS NULL
    LEFT JOIN "Organisation" o ON o."id" = m."organisationId"
    LEFT JOIN "StakeholderGroup" g ON g."id" = o."groupId"
    WHERE s."id" = ${sectionId}::uuid AND s."removedAt" IS NULL AND p."removedAt" IS NULL`
  if (!found) throw new DomainError('not-found')
  const {
    roundtableId,
    membershipId,
    role,
    organisationId,
    groupId,
    organisation,
    groupCode,
    groupColour,
    ...section
  } = found
  const standing = standingOf(
    actor,
    roundtableId,
    membershipId ? { id: membershipId, role: role!, organisationId: organisationId!, groupId: groupId! } : null,
  )
  if (!mayView(standing)) throw new DomainError('not-found')
  const documentId = section.documentId ?? (await ensureDocument(sectionText(sectionId)))
  const reason = writeBlockedReason(standing, section)
  const affiliation = standing.seat
    ? { organisation: organisation!, groupCode: groupCode!, groupColour: groupColour! }
    : null
  return { documentId, roundtableId, seat: standing.seat, affiliation, mayWrite: !reason, ...(reason && { reason }) }
}

type Found = {
  status: string
  lockedAt: Date | null
  roundtableId: string
  roundtableState: string
  documentId: string | null
  membershipId: string | null
  role: string | null
  organisationId: string | null
  groupId: string | null
  organisation: string | null
  groupCode: string | null
  groupColour: string | null
}
