import { db, type Tx } from '#app/platform/db.server.ts'
import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import { attachedDocumentHost } from './document-host.server.ts'

/** Made by whoever comes first; two who open a new text at the same moment find the same one. */
export async function ensureDocument({ type: subjectType, id: subjectId }: DocumentSubject): Promise<string> {
  await db.collabDocument.createMany({ data: [{ subjectType, subjectId }], skipDuplicates: true })
  const { id } = await db.collabDocument.findUniqueOrThrow({
    where: { subjectType_subjectId: { subjectType, subjectId } },
    select: { id: true },
  })
  return id
}

/** A subject that has a text from its beginning. */
export async function addDocument(tx: Tx, { type: subjectType, id: subjectId }: DocumentSubject) {
  await tx.collabDocument.create({ data: { subjectType, subjectId } })
}

/** Whether anybody ever wrote in it. */
export async function hasText(
  tx: Pick<Tx, 'collabUpdate' | 'collabSnapshot'>,
  { type: subjectType, id: subjectId }: DocumentSubject,
) {
  const where = { document: { subjectType, subjectId } }
  return Boolean((await tx.collabUpdate.count({ where })) || (await tx.collabSnapshot.count({ where })))
}

/**
 * Runs the work while nobody writes in the text of the subject, or of these subjects: what was taken before is stored, and what comes meanwhile is sent again later.
 * Goes around the transaction, never into it: the text is stored over other connections. A text that nobody ever opened, or whose node
 * is out of reach, is not paused: the lock that the transaction takes is safe without it.
 */
export async function withWritingPaused<T>(
  subjects: DocumentSubject | DocumentSubject[],
  work: () => Promise<T>,
): Promise<T> {
  const host = attachedDocumentHost()
  const all = [subjects].flat()
  await Promise.all(all.map((subject) => host?.pauseWriting(subject).catch(() => undefined)))
  try {
    return await work()
  } finally {
    await Promise.all(all.map((subject) => host?.resumeWriting(subject).catch(() => undefined)))
  }
}

/**
 * Locks a text after its subject and before anything that belongs to it: a commit of the document log locks the text first, too.
 * Whoever stores a row waits, and finds afterwards what the transaction left.
 */
export async function lockText(tx: Tx, { type, id }: DocumentSubject) {
  await tx.$queryRaw`SELECT "id" FROM "CollabDocument" WHERE "subjectType" = ${type} AND "subjectId" = ${id}::uuid FOR UPDATE`
}
