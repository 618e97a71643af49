import type { BlockDiff } from '#app/editor/schema/document-diff.ts'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { requireSeat } from '#app/features/access/access.policy.ts'
import { eventActor } from '#app/features/access/event-actor.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { documentHost, type RestoredText } from '#app/features/live-documents/document-host.server.ts'
import { gateOf } from '#app/features/live-documents/document-row.server.ts'
import type { VersionInput } from '#app/features/live-documents/version.schema.ts'
import {
  bringBack,
  differenceBetween,
  keepNamed,
  type TextVersion,
  versionsOf,
} from '#app/features/live-documents/versions.server.ts'
import { db } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Standing } from '#app/shared/roles.ts'
import { currentWordCounts, storeWords } from './contributions.server.ts'
import { mayRestoreVersion } from './section.policy.ts'
import type { SectionSubject } from './sections.queries.server.ts'
import { eventSubject } from './sections.server.ts'

/** Keeps a section's text as it is now, under this name. */
export function nameVersion({ section, roundtable, standing }: SectionSubject, input: VersionInput) {
  return keepNamed(sectionText(section.id), { ...input, by: standing }, (versionId) => ({
    name: 'text.version-named',
    ...eventActor(standing, roundtable.id),
    ...eventSubject(section.id),
    data: { versionId },
  }))
}

/** The kept versions of a section's text, the newest first. */
export function sectionVersions({ section }: SectionSubject): Promise<TextVersion[]> {
  return versionsOf(sectionText(section.id))
}

/** A section's text as it was once this row of its log was stored. */
export function sectionTextAt({ section }: SectionSubject, seq: number): Promise<DocumentNode> {
  return documentHost().contentAt(sectionText(section.id), seq)
}

/** What happened to a section's text between two rows of its log. */
export function sectionDifference({ section }: SectionSubject, from: number, to: number): Promise<BlockDiff[]> {
  return differenceBetween(sectionText(section.id), from, to)
}

/**
 * Makes a section's text read as in this version; its words stay with whoever wrote them first, and the text before it is kept. Null where
 * it reads so already. Throws `not-found` for a row that was never kept as a version.
 */
export async function restoreVersion(
  { section, roundtable, standing }: SectionSubject,
  seq: number,
): Promise<RestoredText | null> {
  const text = sectionText(section.id)
  const gate = await gateOf(text)
  await requireWritable(standing, section.id)
  const threads = await db.commentThread.findMany({ where: { sectionId: section.id }, select: { id: true } })
  const seat = requireSeat(standing)
  const restored = await bringBack(text, seq, { threadIds: threads.map(({ id }) => id), by: seat, gate })
  if (!restored) return null
  const words = await currentWordCounts(section.id)
  await transaction(async (tx, record) => {
    if (words) await storeWords(tx, section.id, words)
    await tx.section.update({ where: { id: section.id }, data: { editedAt: new Date(), editedById: seat.personId } })
    await record({
      name: 'text.restored',
      ...eventActor(standing, roundtable.id),
      ...eventSubject(section.id),
      data: { version: seq, ...restored },
    })
  })
  return restored
}

/** As it stands now: it may have been locked, agreed or closed since whoever asks came to the page. */
async function requireWritable(standing: Standing, sectionId: string) {
  const section = await db.section.findUnique({
    where: { id: sectionId, ...SHOWN },
    select: {
      status: true,
      lockedAt: true,
      pillar: { select: { framework: { select: { roundtable: { select: { state: true } } } } } },
    },
  })
  if (!section) throw new DomainError('not-found')
  const { pillar, ...state } = section
  const may = mayRestoreVersion(standing, { ...state, roundtableState: pillar.framework.roundtable.state })
  if (!may) throw new DomainError('conflict')
}
