import type { Pool } from 'pg'
import * as Y from 'yjs'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import type { DocumentSubject, DocumentSubjectType } from '#app/shared/document-subjects.ts'
import { contentJson } from '../document/content-json.ts'
import { readingOf } from '../document/reading.ts'
import { ROW_KIND } from '../document/row.ts'
import { jsonOf, stateOf } from './image.ts'
import { newestSnapshot, rowsAfter } from './load.ts'
import { clientSeqsOf, hashOf, lastLineage, type LogRow, replay, unbroken } from './replay.ts'

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
  const problems: string[] = []
  let former: string | null = null
  for (const { log, from, until } of lineagesOf(rows)) {
    const examined = examineLineage(
      log,
      from,
      snapshots.filter(({ seq }) => Number(seq) > from && Number(seq) < until),
    )
    problems.push(...examined.problems)
    const end = unbroken({ rows: log, from }).reach
    if (!examined.damaged && until !== Infinity && end < until - 1) problems.push(`row ${end + 1} is missing`)
    if (former && examined.first && examined.first !== former)
      problems.push(`row ${from + 1} differs from the text before it`)
    former = examined.last
  }
  return problems
}

/** The rows of each lineage, from the one behind `from` on; the next begins with the row `until`. */
function lineagesOf(rows: LogRow[]) {
  const firsts = rows.flatMap(({ kind }, index) => (kind === ROW_KIND.rolled ? [index] : []))
  return [0, ...firsts].map((first, at) => ({
    log: rows.slice(first, firsts[at]),
    from: at ? Number(rows[first]!.seq) - 1 : 0,
    until: firsts[at] === undefined ? Infinity : Number(rows[firsts[at]]!.seq),
  }))
}

/** What is wrong with one lineage and its snapshots, and how it read in the beginning and at the end, where that can be known. */
function examineLineage(log: LogRow[], from: number, snapshots: SnapshotRow[]) {
  const { damage } = replay(null, log)
  const problems = damage ? [damage] : []
  const rebuilt = new Y.Doc()
  const end = unbroken({ rows: log, from }).reach
  let next = 0
  for (const snapshot of snapshots) {
    // Beyond a hole the log has no say; then the snapshot is only read.
    const comparable = !damage && Number(snapshot.seq) <= end
    while (comparable && log[next] && Number(log[next]!.seq) <= Number(snapshot.seq))
      Y.applyUpdate(rebuilt, log[next++]!.bytes)
    const problem = wrongWith(snapshot, comparable ? rebuilt : null)
    if (problem) problems.push(`snapshot ${snapshot.seq} ${problem}`)
    else if (!damage && !comparable) problems.push(`the log ends before snapshot ${snapshot.seq}`)
  }
  rebuilt.destroy()
  const read = (rows: LogRow[]) => (damage || !rows.length ? null : readOf(rows))
  return { problems, damaged: damage !== null, first: read(log.slice(0, 1)), last: read(log) }
}

function readOf(rows: LogRow[]) {
  const { doc } = replay(null, rows)
  const read = readingOf(doc)
  doc.destroy()
  return read
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

/** From the first row of its lineage where the log is whole, else from the newest sound snapshot. */
async function readWhole(pool: Pool, { id }: Pick<StoredDocument, 'id'>) {
  const present = lastLineage({ snapshot: null, rows: await rowsAfter(pool, id, 0) })
  const end = unbroken(present).reach
  const fromStart = replay(null, present.rows)
  const { snapshot, brokenSeq } = await newestSnapshot(pool, id)
  if (!fromStart.damage && end >= Math.max(brokenSeq, Number(snapshot?.seq ?? 0)))
    return { doc: fromStart.doc, seq: end, rows: present.rows, snapshot: null }
  if (!snapshot || Number(snapshot.seq) <= present.from)
    throw new Error(fromStart.damage ?? `the log ends before snapshot ${brokenSeq}`)
  const from = Number(snapshot.seq)
  const rows: LogRow[] = present.rows.filter(({ seq }) => Number(seq) > from)
  const { doc, damage } = replay(snapshot, rows)
  const seq = unbroken({ rows, from }).reach
  if (damage ?? seq < brokenSeq) throw new Error(damage ?? `the log ends before snapshot ${brokenSeq}`)
  return { doc, seq, rows, snapshot }
}
