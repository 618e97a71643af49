import type { Pool } from 'pg'
import * as Y from 'yjs'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import type { DocumentSubject, DocumentSubjectType } from '#app/shared/document-subjects.ts'
import { contentJson } from '../document/content-json.ts'
import { jsonOf, stateOf } from './compaction.ts'
import { clientSeqsOf, hashOf, type LogRow, newestSnapshot, replay, rowsAfter } from './load.ts'

export type StoredDocument = { id: string; subject: DocumentSubject }
type SnapshotRow = { seq: string; encoding: number; bytes: Buffer; hash: Buffer; stateVector: Buffer }

export async function storedDocuments(pool: Pool): Promise<StoredDocument[]> {
  const { rows } = await pool.query<{ id: string; subjectType: DocumentSubjectType; subjectId: string }>(
    'SELECT "id", "subjectType", "subjectId" FROM "CollabDocument" ORDER BY "id"',
  )
  return rows.map(({ id, subjectType: type, subjectId }) => ({ id, subject: { type, id: subjectId } }))
}

/** What is wrong with the stored document; nothing when the list is empty. */
export async function examine(pool: Pool, { id }: Pick<StoredDocument, 'id'>): Promise<string[]> {
  const rows = await rowsAfter(pool, id, 0)
  const { rows: snapshots } = await pool.query<SnapshotRow>(
    'SELECT "seq", "encoding", "bytes", "hash", "stateVector" FROM "CollabSnapshot" WHERE "documentId" = $1 ORDER BY "seq"',
    [id],
  )
  const { damage } = replay(null, rows, 0)
  const problems = damage ? [damage] : []
  const rebuilt = new Y.Doc()
  let next = 0
  for (const snapshot of snapshots) {
    // Beyond a hole the log has no say; then the snapshot is only read.
    const comparable = !damage && Number(snapshot.seq) <= rows.length
    while (comparable && next < Number(snapshot.seq)) Y.applyUpdate(rebuilt, rows[next++]!.bytes)
    const problem = wrongWith(snapshot, comparable ? rebuilt : null)
    if (problem) problems.push(`snapshot ${snapshot.seq} ${problem}`)
    else if (!damage && !comparable) problems.push(`the log ends before snapshot ${snapshot.seq}`)
  }
  rebuilt.destroy()
  return problems
}

function wrongWith({ encoding, bytes, hash, stateVector }: SnapshotRow, rebuilt: Y.Doc | null): string | null {
  if (encoding !== 2) return `has the unknown encoding ${encoding}`
  if (!hashOf(bytes).equals(hash)) return 'is broken'
  const copy = new Y.Doc()
  try {
    Y.applyUpdateV2(copy, bytes)
    if (!stateVector.equals(Y.encodeStateVector(copy))) return 'does not hold what it says'
    return rebuilt && jsonOf(copy) !== jsonOf(rebuilt) ? 'differs from the log' : null
  } catch {
    return 'cannot be read'
  } finally {
    copy.destroy()
  }
}

/** Writes a verified snapshot of what the log says, and says at which row. Throws when the document cannot be read whole. */
export async function rebuild(pool: Pool, document: Pick<StoredDocument, 'id'>): Promise<number> {
  const { doc, seq, rows, snapshot } = await readWhole(pool, document)
  const { bytes, stateVector, json, hash } = stateOf(doc)
  await pool.query(
    `INSERT INTO "CollabSnapshot" ("documentId", "seq", "encoding", "bytes", "stateVector", "json", "hash", "clientSeqs")
     VALUES ($1, $2, 2, $3, $4, $5, $6, $7)
     ON CONFLICT ("documentId", "seq") DO UPDATE SET "encoding" = 2, "bytes" = EXCLUDED."bytes", "stateVector" = EXCLUDED."stateVector",
       "json" = EXCLUDED."json", "hash" = EXCLUDED."hash", "clientSeqs" = EXCLUDED."clientSeqs"`,
    [
      document.id,
      seq,
      bytes,
      stateVector,
      json,
      hash,
      JSON.stringify(Object.fromEntries(clientSeqsOf(snapshot, rows))),
    ],
  )
  doc.destroy()
  return seq
}

export async function contentOf(pool: Pool, document: Pick<StoredDocument, 'id'>) {
  const { doc } = await readWhole(pool, document)
  return contentJson(doc.getXmlFragment(CONTENT_ROOT))
}

/** From the first row where the log is whole, else from the newest sound snapshot. */
async function readWhole(pool: Pool, { id }: Pick<StoredDocument, 'id'>) {
  const all = await rowsAfter(pool, id, 0)
  const fromStart = replay(null, all, 0)
  const { snapshot, brokenSeq } = await newestSnapshot(pool, id)
  if (!fromStart.damage && all.length >= Math.max(brokenSeq, Number(snapshot?.seq ?? 0))) {
    return { doc: fromStart.doc, seq: all.length, rows: all, snapshot: null }
  }
  if (!snapshot) throw new Error(fromStart.damage ?? `the log ends before snapshot ${brokenSeq}`)
  const from = Number(snapshot.seq)
  const rows: LogRow[] = all.filter(({ seq }) => Number(seq) > from)
  const { doc, damage } = replay(snapshot, rows, from)
  const seq = from + rows.length
  if (damage ?? seq < brokenSeq) throw new Error(damage ?? `the log ends before snapshot ${brokenSeq}`)
  return { doc, seq, rows, snapshot }
}
