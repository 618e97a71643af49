import { countMissing } from '#app/features/sections/contributions.server.ts'
import { db } from '#app/platform/db.server.ts'
import { readOnce } from '#app/platform/page-reads.server.ts'

export type TreeSection = {
  id: string
  title: string
  status: string
  lockedAt: Date | null
  agreedAt: Date | null
  wordsCountedAt: Date | null
  openThreads: number
  /** The groups heard in its text or its comments. */
  groupIds: string[]
  decision: string | null
  decidedAt: Date | null
  reason: string | null
  silentGroupIds: string[] | null
}
type Row = {
  frameworkId: string
  frameworkTitle: string
  pillarId: string | null
  pillarTitle: string
  purpose: string
  side: string
} & (TreeSection | { id: null })
export type TreePillar = { id: string; title: string; purpose: string; side: string; sections: TreeSection[] }
export type FrameworkTree = { id: string; title: string; pillars: TreePillar[] }

/** The framework of a roundtable in its order, with what its pages show of each section; nothing of it that is in the bin. */
export function frameworkTree(roundtableId: string): Promise<FrameworkTree> {
  return readOnce(`framework ${roundtableId}`, async () => {
    const tree = treeOf(await rowsOf(roundtableId))
    return (await countMissing(tree.pillars.flatMap(({ sections }) => sections)))
      ? treeOf(await rowsOf(roundtableId))
      : tree
  })
}

function rowsOf(roundtableId: string) {
  return db.$queryRaw<Row[]>`
    SELECT f."id" AS "frameworkId", f."title" AS "frameworkTitle", p."id" AS "pillarId", p."title" AS "pillarTitle", p."purpose", p."side",
      s."id", s."title", s."status", s."lockedAt", s."agreedAt", s."wordsCountedAt",
      (SELECT count(*)::int FROM "CommentThread" t WHERE t."sectionId" = s."id" AND t."resolvedAt" IS NULL) AS "openThreads",
      ARRAY(
        SELECT w."groupId" FROM "SectionWords" w WHERE w."sectionId" = s."id"
        UNION
        SELECT c."groupId" FROM "Comment" c JOIN "CommentThread" t ON t."id" = c."threadId" WHERE t."sectionId" = s."id"
      ) AS "groupIds",
      last."kind" AS "decision", last."at" AS "decidedAt", last."reason", last."silentGroupIds"
    FROM "Framework" f
      LEFT JOIN "Pillar" p ON p."frameworkId" = f."id" AND p."removedAt" IS NULL
      LEFT JOIN "Section" s ON s."pillarId" = p."id" AND s."removedAt" IS NULL
      LEFT JOIN LATERAL (SELECT * FROM "SectionDecision" d WHERE d."sectionId" = s."id" ORDER BY d."at" DESC LIMIT 1) last ON TRUE
    WHERE f."roundtableId" = ${roundtableId}::uuid
    ORDER BY p."position", p."id", s."position", s."id"`
}

function treeOf(rows: Row[]): FrameworkTree {
  const pillars = new Map<string, TreePillar>()
  for (const { frameworkId: _, frameworkTitle: __, pillarId, pillarTitle, purpose, side, ...section } of rows) {
    if (pillarId === null) continue
    const pillar = pillars.get(pillarId) ?? { id: pillarId, title: pillarTitle, purpose, side, sections: [] }
    pillars.set(pillarId, pillar)
    if (section.id !== null) pillar.sections.push(section)
  }
  return { id: rows[0]?.frameworkId ?? '', title: rows[0]?.frameworkTitle ?? '', pillars: [...pillars.values()] }
}
