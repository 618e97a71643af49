import type { Tx } from '#app/platform/db.server.ts'

/** What an indicator is mapped to stands at the one that it is merged into, where that is not mapped to the same entry already. */
export async function moveMappings(tx: Tx, indicatorId: string, into: string) {
  await tx.$executeRaw`
    UPDATE "Mapping" m SET "mergedFromId" = coalesce(m."mergedFromId", m."indicatorId"), "indicatorId" = ${into}::uuid
    WHERE m."indicatorId" = ${indicatorId}::uuid AND m."removedAt" IS NULL AND NOT EXISTS (
      SELECT 1 FROM "Mapping" o WHERE o."indicatorId" = ${into}::uuid AND o."entryId" = m."entryId" AND o."removedAt" IS NULL)`
}

/** What came from an indicator, or from one that was merged into it before, goes back with it. */
export async function moveMappingsBack(tx: Tx, indicatorId: string) {
  await tx.$executeRaw`
    WITH RECURSIVE "own" AS (SELECT ${indicatorId}::uuid AS "id" UNION SELECT i."id" FROM "Indicator" i JOIN "own" o ON i."mergedIntoId" = o."id")
    UPDATE "Mapping" m SET "indicatorId" = ${indicatorId}::uuid, "mergedFromId" = nullif(m."mergedFromId", ${indicatorId}::uuid)
    WHERE m."mergedFromId" IN (SELECT "id" FROM "own") AND m."indicatorId" <> ${indicatorId}::uuid AND NOT EXISTS (
      SELECT 1 FROM "Mapping" o WHERE o."indicatorId" = ${indicatorId}::uuid AND o."entryId" = m."entryId" AND o."removedAt" IS NULL)`
}
