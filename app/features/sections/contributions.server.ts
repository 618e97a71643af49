import { db, type Tx } from '#app/platform/db.server.ts'
import { log } from '#app/platform/log.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { attachedDocumentHost } from './document-host.server.ts'

/** What a group has put into a section: words that stand in its text, comments that stand beside it. Nothing of either: it has not spoken there. */
export type Contribution = { groupId: string; words: number; comments: number }

type Words = Record<string, number>

/** Who has contributed to these sections. Every page, and what is asked before a decision, reads it here, so that all say the same. */
export async function contributionsTo(sectionIds: string[], tx: Tx = db): Promise<Map<string, Contribution[]>> {
  const where = { sectionId: { in: sectionIds } }
  const [words, comments] = await Promise.all([
    tx.sectionWords.findMany({ where }),
    tx.commentThread.findMany({ where, select: { sectionId: true, comments: { select: { groupId: true } } } }),
  ])
  const found = new Map<string, Contribution[]>(sectionIds.map((id) => [id, []]))
  function of(sectionId: string, groupId: string) {
    const lines = found.get(sectionId)!
    const known = lines.find((line) => line.groupId === groupId)
    if (known) return known
    lines.push({ groupId, words: 0, comments: 0 })
    return lines.at(-1)!
  }
  for (const one of words) of(one.sectionId, one.groupId).words = one.words
  for (const thread of comments) for (const { groupId } of thread.comments) of(thread.sectionId, groupId).comments++
  return found
}

/** Sections from before words were counted, and those whose text nobody served when they were read, are counted at their first page. */
export async function countMissing(sections: readonly { id: string; wordsCountedAt: Date | null }[]) {
  if (!attachedDocumentHost()) return
  for (const { id, wordsCountedAt } of sections) {
    if (wordsCountedAt) continue
    await countWords(id).catch((error: unknown) => log.warn({ err: error, sectionId: id }, 'the words of a section could not be counted'))
  }
}

/** Counts a section's words now. */
export async function countWords(sectionId: string) {
  const words = await wordsNow(sectionId)
  if (words) await transaction((tx) => storeWords(tx, sectionId, words))
}

/** Before the transaction that stores it: the text may have to be loaded over other connections. */
export async function wordsNow(sectionId: string): Promise<Words | undefined> {
  return attachedDocumentHost()?.wordsByGroup(sectionId)
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
