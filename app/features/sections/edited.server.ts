import type { Editor, MassDeletion } from '#app/features/live-documents/document-chapter.server.ts'
import { db } from '#app/platform/db.server.ts'
import { announce } from '#app/platform/events.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { eventName } from '#app/shared/events/catalogue.ts'
import { currentWordCounts, storeWords } from './contributions.server.ts'

/** One line in the feed for a stretch of writing, not one for every pause in it. */
const STRETCH_MS = 30 * 60_000

/**
 * Notes that these people have just written in a section, the last of them last: the section says so,
 * and the feed has a line for each who had none in the last half hour. What each group contributed is counted with it.
 */
export async function noteTextEdited(sectionId: string, editors: Editor[]) {
  const last = editors.at(-1)
  if (!last) return
  // Who wrote is noted even where the text cannot be counted just now.
  const words = await currentWordCounts(sectionId).catch(() => undefined)
  const known = await db.event.findMany({
    where: { name: eventName('text.edited'), subjectId: sectionId, at: { gt: new Date(Date.now() - STRETCH_MS) } },
    select: { personId: true },
  })
  const silent = editors.filter(({ personId }) => !known.some((event) => event.personId === personId))
  const news = await transaction(async (tx, record) => {
    const changed = words ? await storeWords(tx, sectionId, words) : null
    const section = await tx.section.update({
      where: { id: sectionId },
      data: { editedAt: new Date(), editedById: last.personId },
      select: { pillar: { select: { framework: { select: { roundtableId: true } } } } },
    })
    const { roundtableId } = section.pillar.framework
    await record(
      ...silent.map((editor) => ({
        name: 'text.edited' as const,
        seat: { ...editor, roundtableId },
        subjectId: sectionId,
        scope: { sectionId },
      })),
    )
    return { roundtableId, changed }
  })
  // The others learn of it even when there is nothing to tell in the feed.
  if (news.changed)
    await announce({
      name: news.changed === 'groups' ? 'section.heard' : 'text.counted',
      roundtableId: news.roundtableId,
      subjectId: sectionId,
      scope: { sectionId },
    })
}

/** Most of a section's text was deleted by somebody who does not moderate: the feed says so, with how much of it. */
export async function noteMassDeletion(sectionId: string, editor: Editor, { deleted, letters }: MassDeletion) {
  await transaction(async (tx, record) => {
    const section = await tx.section.findUniqueOrThrow({
      where: { id: sectionId },
      select: { pillar: { select: { framework: { select: { roundtableId: true } } } } },
    })
    await record({
      name: 'text.mass-deleted',
      seat: { ...editor, roundtableId: section.pillar.framework.roundtableId },
      subjectId: sectionId,
      data: { share: Math.round((deleted / letters) * 100) },
      scope: { sectionId },
    })
  })
}
