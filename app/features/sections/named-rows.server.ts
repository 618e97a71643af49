import type { NamedRows } from '#app/features/live-documents/document-chapter.server.ts'
import { db } from '#app/platform/db.server.ts'

/**
 * Rows of a section's text that its records name: what was agreed, and what was voted on. And when sessions of its table began and ended, between
 * which the balance of a session counts rows.
 */
export async function namedRowsOf(sectionId: string): Promise<NamedRows> {
  const [rows, moments] = await Promise.all([
    db.$queryRaw<{ seq: bigint }[]>`
      SELECT "seq" FROM "SectionDecision" WHERE "sectionId" = ${sectionId}::uuid AND "seq" IS NOT NULL
      UNION SELECT ("wording"->>'version')::bigint FROM "Ballot" WHERE "sectionId" = ${sectionId}::uuid AND "wording"->>'version' IS NOT NULL`,
    db.$queryRaw<{ startedAt: Date; endedAt: Date | null }[]>`
      SELECT e."startedAt", e."endedAt" FROM "Session" e JOIN "Framework" f ON f."roundtableId" = e."roundtableId"
        JOIN "Pillar" p ON p."frameworkId" = f."id" JOIN "Section" s ON s."pillarId" = p."id"
      WHERE s."id" = ${sectionId}::uuid AND e."startedAt" IS NOT NULL`,
  ])
  return {
    seqs: rows.map(({ seq }) => Number(seq)),
    moments: moments.flatMap(({ startedAt, endedAt }) => (endedAt ? [startedAt, endedAt] : [startedAt])),
  }
}
