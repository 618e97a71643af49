import { db } from '#app/platform/db.server.ts'
import { readOnce } from '#app/platform/page-reads.server.ts'
import type { Section } from '#app/platform/prisma/client.ts'
import { isUuid } from '#app/shared/uuid.ts'

type SectionRow = Section & {
  editedBy: string | null
  removedBy: string | null
  pillarTitle: string
  frameworkId: string
  pillarRemovedAt: Date | null
}

/** A section of this roundtable, in the bin or not, with the names of who last edited and who removed it. */
export async function sectionRow(roundtableId: string, sectionId: string): Promise<SectionRow | null> {
  if (!isUuid(roundtableId) || !isUuid(sectionId)) return null
  const [row] = await readOnce(
    `section ${roundtableId} ${sectionId}`,
    () => db.$queryRaw<SectionRow[]>`
    SELECT s.*, editor."name" AS "editedBy", remover."name" AS "removedBy", p."title" AS "pillarTitle", p."frameworkId", p."removedAt" AS "pillarRemovedAt"
    FROM "Section" s JOIN "Pillar" p ON p."id" = s."pillarId" JOIN "Framework" f ON f."id" = p."frameworkId"
      LEFT JOIN "Person" editor ON editor."id" = s."editedById" LEFT JOIN "Person" remover ON remover."id" = s."removedById"
    WHERE s."id" = ${sectionId}::uuid AND f."roundtableId" = ${roundtableId}::uuid`,
  )
  return row ?? null
}
