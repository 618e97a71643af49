import { attachedDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { installation } from '#app/features/programme/installation.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { log } from '#app/platform/log.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'

/** What a group has put into a section: words that stand in its text, comments that stand beside it. Nothing of either: it has not spoken there. */
export type Contribution = { groupId: string; words: number; comments: number }

type Words = Record<string, number>

/** What each group has put into these sections: a row for its words in one, and a row for each comment. */
export const contributedSql = (sectionIds: string[]) => sql`
  SELECT "sectionId", "groupId", "words", 0 AS "comments" FROM "SectionWords" WHERE "sectionId" = ANY(${sectionIds}::uuid[])
  UNION ALL
  SELECT t."sectionId", c."groupId", 0, 1 FROM "Comment" c JOIN "CommentThread" t ON t."id" = c."threadId" WHERE t."sectionId" = ANY(${sectionIds}::uuid[])`

/** Who has contributed to these sections. Every page, and what is asked before a decision, reads it here, so that all say the same. */
export async function contributionsTo(sectionIds: string[], tx: Tx = db): Promise<Map<string, Contribution[]>> {
  const rows = await tx.$queryRaw<(Contribution & { sectionId: string })[]>`
    SELECT "sectionId", "groupId", sum("words")::int AS "words", sum("comments")::int AS "comments"
    FROM (${contributedSql(sectionIds)}) AS "heard"
    GROUP BY "sectionId", "groupId" ORDER BY "sectionId", "words" DESC, "comments" DESC, "groupId"`
  const found = new Map<string, Contribution[]>(sectionIds.map((id) => [id, []]))
  for (const { sectionId, ...contribution } of rows) found.get(sectionId)!.push(contribution)
  return found
}

/** The same of one section, by the words that stand in its text at this moment. */
export async function contributionsNow(sectionId: string): Promise<Contribution[]> {
  const words = await currentWordCounts(sectionId)
  const [stored, { groups }] = await Promise.all([contributionsTo([sectionId]), installation()])
  const known = stored.get(sectionId)!
  if (!words) return known
  return groups
    .map(({ id }) => ({
      groupId: id,
      words: words[id] ?? 0,
      comments: known.find(({ groupId }) => groupId === id)?.comments ?? 0,
    }))
    .filter((one) => one.words > 0 || one.comments > 0)
}

/** Sections from before words were counted, and those whose text nobody served when they were read, are counted at their first page: true when one was. */
export async function countMissing(sections: readonly { id: string; wordsCountedAt: Date | null }[]): Promise<boolean> {
  if (!attachedDocumentHost()) return false
  const missing = sections.filter(({ wordsCountedAt }) => !wordsCountedAt)
  let counted = false
  for (const { id } of missing) {
    await countWords(id).then(
      () => (counted = true),
      (error: unknown) => log.warn({ err: error, sectionId: id }, 'the words of a section could not be counted'),
    )
  }
  return counted
}

/** Counts a section's words now. */
export async function countWords(sectionId: string) {
  const words = await currentWordCounts(sectionId)
  if (words) await transaction((tx) => storeWords(tx, sectionId, words))
}

/** Before the transaction that stores it: the text may have to be loaded over other connections. */
export async function currentWordCounts(sectionId: string): Promise<Words | undefined> {
  return attachedDocumentHost()?.wordsByGroup(sectionText(sectionId))
}

/** Tells what pages show of it that has changed: who contributed, or only how much. */
export async function storeWords(tx: Tx, sectionId: string, counted: Words): Promise<'groups' | 'shares' | null> {
  await tx.$queryRaw`SELECT 1 FROM "Section" WHERE "id" = ${sectionId}::uuid FOR UPDATE`
  const [before, groups] = await Promise.all([
    tx.sectionWords.findMany({ where: { sectionId } }),
    tx.stakeholderGroup.findMany({ where: { id: { in: Object.keys(counted) } }, select: { id: true } }),
  ])
  const words = groups.flatMap(({ id }) => (counted[id] ? [{ groupId: id, words: counted[id] }] : []))
  const known = new Map(before.map((line) => [line.groupId, line.words]))
  const sameGroups = known.size === words.length && words.every(({ groupId }) => known.has(groupId))
  const same = sameGroups && words.every((line) => known.get(line.groupId) === line.words)
  if (!same) {
    await tx.sectionWords.deleteMany({ where: { sectionId } })
    await tx.sectionWords.createMany({ data: words.map((line) => ({ sectionId, ...line })) })
  }
  await tx.section.update({ where: { id: sectionId }, data: { wordsCountedAt: new Date() } })
  return same ? null : sameGroups ? 'shares' : 'groups'
}
