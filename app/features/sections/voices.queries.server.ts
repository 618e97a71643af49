import { installation } from '#app/features/programme/installation.server.ts'
import { db } from '#app/platform/db.server.ts'
import { SECTION_EVENTS } from '#app/shared/events/catalogue.ts'
import { contributedSql, type Contribution } from './contributions.server.ts'

export type VoiceLine = Contribution & { lastAt: string | null }

/** What each group put into a section, and when it was last heard here. Silent groups too. */
export async function voicesOf(roundtableId: string, sectionId: string): Promise<VoiceLine[]> {
  const [{ groups }, heard] = await Promise.all([
    installation(),
    db.$queryRaw<(Contribution & { lastAt: Date | null })[]>`
      SELECT "groupId", sum("words")::int AS "words", sum("comments")::int AS "comments", max("at") AS "lastAt" FROM (
        SELECT "groupId", "words", "comments", NULL::timestamptz AS "at" FROM (${contributedSql([sectionId])}) AS "contributed"
        UNION ALL
        SELECT "groupId", 0, 0, "at" FROM "Event"
        WHERE "roundtableId" = ${roundtableId}::uuid AND "name" = ANY(${SECTION_EVENTS}) AND "groupId" IS NOT NULL
          AND ("subjectId" = ${sectionId} OR "data"->>'sectionId' = ${sectionId})
      ) AS "heard" GROUP BY "groupId"`,
  ])
  return groups.map(({ id }) => {
    const { lastAt = null, ...said } = heard.find(({ groupId }) => groupId === id) ?? {
      groupId: id,
      words: 0,
      comments: 0,
    }
    return { ...said, lastAt: lastAt && lastAt.toISOString() }
  })
}
