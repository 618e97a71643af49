import { z } from 'zod'
import type { ThreadChanges } from '#app/features/live-documents/document-chapter.server.ts'
import { documentHost } from '#app/features/live-documents/document-host.server.ts'
import { db } from '#app/platform/db.server.ts'
import { once } from '#app/platform/outbox.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import type { Seat } from '#app/shared/roles.ts'
import { cleanText, cutText, cutTextStart } from '#app/shared/text.ts'
import type { ThreadInput } from './comment.schema.ts'
import { QUOTE_LIMIT } from './limits.ts'

const CONTEXT_LIMIT = 200

/** Marks the passage in the living text and answers with what a thread keeps of it; a thread on the whole section keeps nothing. */
export async function anchorThread(sectionId: string, threadId: string, { anchor, head }: ThreadInput, by: Seat) {
  if (!anchor || !head) return { quote: '' }
  const passage = await documentHost().markThread(sectionText(sectionId), threadId, { anchor, head }, by)
  return {
    quote: cutText(cleanText(passage.quote), QUOTE_LIMIT),
    prefix: cutTextStart(cleanText(passage.prefix), CONTEXT_LIMIT),
    suffix: cutText(cleanText(passage.suffix), CONTEXT_LIMIT),
    anchor: { anchor, head },
  }
}

export function unanchorThread(sectionId: string, threadId: string) {
  return documentHost().unmarkThread(sectionText(sectionId), threadId)
}

/** The threads of a section, whether their passage stands or not. */
export async function threadsOf(sectionId: string): Promise<string[]> {
  const threads = await db.commentThread.findMany({ where: { sectionId }, select: { id: true } })
  return threads.map(({ id }) => id)
}

const removedThread = z.object({ sectionId: z.uuid(), threadId: z.uuid() })

/** The mark of a thread that was removed leaves the text at once, or after a crash by its job. */
export async function unmarkRemovedThread(payload: unknown) {
  const { sectionId, threadId } = removedThread.parse(payload)
  await once(`unmark-thread ${threadId}`, async () => {
    // A section that was deleted meanwhile took its text along.
    if (await db.section.count({ where: { id: sectionId } })) await unanchorThread(sectionId, threadId)
  })
}

/** A thread whose passage was deleted keeps its quote and says so; undo brings the passage back. */
export async function keepAnchors(sectionId: string, { orphaned, restored }: ThreadChanges) {
  const section = await db.section.findUnique({
    where: { id: sectionId },
    select: { pillar: { select: { framework: { select: { roundtableId: true } } } } },
  })
  if (!section) return
  await transaction(async (tx, record) => {
    const lost = await tx.commentThread.updateMany({
      where: { sectionId, id: { in: orphaned }, orphanedAt: null },
      data: { orphanedAt: new Date() },
    })
    const back = await tx.commentThread.updateMany({
      where: { sectionId, id: { in: restored }, orphanedAt: { not: null } },
      data: { orphanedAt: null },
    })
    if (lost.count + back.count === 0) return
    await record({
      name: 'thread.passage-changed',
      roundtableId: section.pillar.framework.roundtableId,
      subjectId: sectionId,
      data: { sectionId, lost: lost.count, back: back.count },
      scope: { sectionId },
    })
  })
}
