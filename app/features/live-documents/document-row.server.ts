import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import { attachedDocumentHost } from './document-host.server.ts'

/** Made by whoever comes first; two who open a new text at the same moment find the same one. */
export async function ensureDocument({ type: subjectType, id: subjectId }: DocumentSubject): Promise<string> {
  await db.collabDocument.createMany({
    data: [{ subjectType, subjectId, schemaVersion: SCHEMA_VERSION }],
    skipDuplicates: true,
  })
  const { id } = await db.collabDocument.findUniqueOrThrow({
    where: { subjectType_subjectId: { subjectType, subjectId } },
    select: { id: true },
  })
  return id
}

/** A subject that has a text from its beginning. */
export async function addDocument(tx: Tx, { type: subjectType, id: subjectId }: DocumentSubject) {
  await tx.collabDocument.create({ data: { subjectType, subjectId, schemaVersion: SCHEMA_VERSION } })
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
 * Goes around the transaction, never into it: the text is stored over other connections. It spares whoever is writing a new beginning;
 * what keeps words out is the gate that the transaction raises. A text that nobody ever opened, or whose node is out of reach, is not paused.
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
 * Closes a text to the words of whoever was let in before, on every node, from this transaction's commit on: what is on its way to the
 * log is stored first, and what comes later is not. They are let in anew by what the transaction left. Taken after the subject and before
 * anything that belongs to the text: a commit of the log locks the text first, too.
 */
export async function raiseGate(tx: Tx, { type, id }: DocumentSubject) {
  await tx.$executeRaw`
    UPDATE "CollabDocument" SET "gate" = "gate" + 1 WHERE "subjectType" = ${type} AND "subjectId" = ${id}::uuid`
}

/** The same for every text of a roundtable. */
export async function raiseGatesOf(tx: Tx, roundtableId: string) {
  const sessions = sql`SELECT "id" FROM "Session" WHERE "roundtableId" = ${roundtableId}::uuid`
  await tx.$executeRaw`
    WITH texts AS (
      SELECT d."id" FROM "CollabDocument" d
      WHERE d."sectionId" IN (SELECT s."id" FROM "Section" s JOIN "Pillar" p ON p."id" = s."pillarId"
          JOIN "Framework" f ON f."id" = p."frameworkId" WHERE f."roundtableId" = ${roundtableId}::uuid)
        OR d."minutesId" IN (${sessions})
        OR d."tableId" IN (SELECT t."id" FROM "BreakOutTable" t JOIN "TableDraw" w ON w."id" = t."drawId" WHERE w."sessionId" IN (${sessions}))
      ORDER BY d."id" FOR NO KEY UPDATE OF d)
    UPDATE "CollabDocument" d SET "gate" = d."gate" + 1 FROM texts WHERE d."id" = texts."id"`
}

/** The gate as it is: read before whatever decides on the right to write. */
export async function gateOf({ type: subjectType, id: subjectId }: DocumentSubject): Promise<number> {
  const { gate } = await db.collabDocument.findUniqueOrThrow({
    where: { subjectType_subjectId: { subjectType, subjectId } },
    select: { gate: true },
  })
  return Number(gate)
}

/** The last row of a text, once its gate is raised: what reads so is what the transaction is about. Null where nothing was written. */
export async function lastRowOf(tx: Tx, { type: subjectType, id: subjectId }: DocumentSubject): Promise<bigint | null> {
  const { _max } = await tx.collabUpdate.aggregate({
    where: { document: { subjectType, subjectId } },
    _max: { seq: true },
  })
  return _max.seq
}
