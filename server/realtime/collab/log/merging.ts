import { setTimeout } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { NamedRows } from '#app/features/live-documents/document-chapter.server.ts'
import type { DocumentSubjectType } from '#app/shared/document-subjects.ts'
import type { Log } from '../measures/log.ts'
import { buildMerged } from './image-builder.ts'
import { newestSnapshot } from './load.ts'
import { type LoggedRow, type Stroke, strokesIn } from './merge-plan.ts'
import type { StoredDocument } from './offline.ts'
import { firstOf, lastLineage, type Snapshot, unbroken, withoutCovered } from './replay.ts'

/** Rows behind the newest snapshot are never merged; of the others those that lie before a snapshot of this age. */
const OLD_MS = 7 * 24 * 3_600_000
/** So many rows are read and compared in one go, and then others have their turn: both take the thread that serves everybody some milliseconds. */
const SPAN_ROWS = 2000
const PAUSE_MS = 25
/** So many rows, or bytes, are stored with one statement. */
const AT_ONCE = { rows: 1000, bytes: 1024 * 1024 }

type Span = { from: number; to: number }
type Read = { snapshot: Snapshot | null; rows: LoggedRow[] }
type Merged = { rows: LoggedRow[]; bytes: Uint8Array }
type Settings = { pool: Pool; log: Pick<Log, 'warn'> }

/** Texts of which rows may be merged since that was last done. */
export async function textsToMerge(pool: Pool, oldMs = OLD_MS): Promise<StoredDocument[]> {
  const { rows } = await pool.query<{ id: string; subjectType: DocumentSubjectType; subjectId: string }>(
    `SELECT d."id", d."subjectType", d."subjectId" FROM "CollabDocument" d LEFT JOIN "CollabMerging" m ON m."documentId" = d."id"
     WHERE EXISTS (SELECT FROM "CollabSnapshot" s WHERE s."documentId" = d."id" AND s."seq" > coalesce(m."seq", 0)
       AND s."at" <= clock_timestamp() - $1 * interval '1 ms') ORDER BY d."id"`,
    [oldMs],
  )
  return rows.map(({ id, subjectType: type, subjectId }) => ({ id, subject: { type, id: subjectId } }))
}

/**
 * Merges the old rows of a text, from snapshot to snapshot: what was typed in one stroke becomes the last of its rows. What the rows are read
 * for stays as it was; a row in the middle of a stroke is read at its end. Returns how many rows went. Where one is missing or broken, or the text
 * would not be the same, those that are read with it are left as they are.
 */
export async function mergeOldRows(
  settings: Settings,
  documentId: string,
  named: NamedRows,
  { oldMs = OLD_MS, signal }: { oldMs?: number; signal?: AbortSignal } = {},
): Promise<number> {
  let gone = 0
  while (!signal?.aborted) {
    const span = await nextSpan(settings.pool, documentId, oldMs)
    const went = span && (await mergeSpan(settings, documentId, span, named))
    if (went === null) break
    gone += went
    await setTimeout(PAUSE_MS)
  }
  return gone
}

/**
 * From where the merging has come to up to the next snapshot that is old enough, so that each snapshot keeps its row; and not beyond the last row
 * of a lineage, nor further than can be read at once.
 */
async function nextSpan(pool: Pool, documentId: string, oldMs: number): Promise<Span | null> {
  const { rows } = await pool.query<{ from: string; snapshot: string | null; ended: string | null }>(
    `WITH done AS (SELECT coalesce((SELECT "seq" FROM "CollabMerging" WHERE "documentId" = $1), 0) AS "seq")
     SELECT done."seq" AS "from",
       (SELECT min(s."seq") FROM "CollabSnapshot" s WHERE s."documentId" = $1 AND s."seq" > done."seq"
         AND s."at" <= clock_timestamp() - $2 * interval '1 ms') AS "snapshot",
       (SELECT min(c."endedSeq") FROM "CollabClient" c WHERE c."documentId" = $1 AND c."endedSeq" > done."seq") AS "ended"
     FROM done`,
    [documentId, oldMs],
  )
  const { snapshot, ended, ...done } = rows[0]!
  if (!snapshot) return null
  const from = Number(done.from)
  const lineage = ended === null ? Infinity : Number(ended)
  // The first row of a lineage holds the whole text: it is passed over by itself.
  const ofLineage = lineage === from + 1 ? lineage : lineage - 1
  return { from, to: Math.min(Number(snapshot), ofLineage, from + SPAN_ROWS) }
}

/** How many rows went; null where another process is at it. */
async function mergeSpan({ pool, log }: Settings, documentId: string, { from, to }: Span, named: NamedRows) {
  const { snapshot } = await newestSnapshot(pool, documentId, from)
  const base = Number(snapshot?.seq ?? 0)
  const read = { snapshot, rows: await loggedRows(pool, documentId, base, to) }
  const rows = read.rows.filter(({ seq }) => Number(seq) > from)
  const seqs = [...named.seqs, ...(await snapshotsIn(pool, documentId, from, to))]
  const merged = await mergedStrokes(read, rows, strokesIn(rows, { ...named, seqs }), to).catch((error: unknown) => {
    log.warn({ err: error, documentId, from, to }, 'rows that are not whole are left as they are')
    return []
  })
  let [went, done] = [0, from]
  for (const batch of batchesOf(merged, to)) {
    const present = rows.filter(({ seq }) => Number(seq) > done && Number(seq) <= batch.upTo).length
    if (!(await store(pool, documentId, { from: done, to: batch.upTo }, present, batch.merged))) return null
    went += batch.merged.reduce((sum, { rows: them }) => sum + them.length - 1, 0)
    done = batch.upTo
  }
  return went
}

/** All columns, without rows that stand in a later one, too. */
async function loggedRows(pool: Pool, documentId: string, after: number, last: number) {
  const { rows } = await pool.query<LoggedRow>(
    'SELECT * FROM "CollabUpdate" WHERE "documentId" = $1 AND "seq" > $2 AND "seq" <= $3 ORDER BY "seq"',
    [documentId, after, last],
  )
  return withoutCovered(rows)
}

async function snapshotsIn(pool: Pool, documentId: string, from: number, to: number) {
  const { rows } = await pool.query<{ seq: string }>(
    'SELECT "seq" FROM "CollabSnapshot" WHERE "documentId" = $1 AND "seq" > $2 AND "seq" <= $3',
    [documentId, from, to],
  )
  return rows.map(({ seq }) => Number(seq))
}

async function mergedStrokes(read: Read, rows: LoggedRow[], strokes: Stroke[], to: number): Promise<Merged[]> {
  if (!strokes.length) return []
  const source = lastLineage(read)
  const { isWhole, reach } = unbroken(source)
  if (!isWhole || reach !== to) throw new Error(`row ${reach + 1} is missing`)
  const before = source.rows.length - rows.length
  const placed = strokes.map((stroke) => ({ from: stroke.from + before, to: stroke.to + before }))
  const bytes = await buildMerged(source, placed)
  return strokes.map((stroke, at) => ({ rows: rows.slice(stroke.from, stroke.to + 1), bytes: bytes[at]! }))
}

/** What one statement stores, and how far it brings the text: the last as far as was looked at. */
function batchesOf(merged: Merged[], to: number) {
  const batches: Merged[][] = [[]]
  let [rows, bytes] = [0, 0]
  for (const it of merged) {
    if (rows >= AT_ONCE.rows || bytes >= AT_ONCE.bytes) {
      batches.push([])
      rows = bytes = 0
    }
    batches.at(-1)!.push(it)
    rows += it.rows.length
    bytes += it.bytes.length
  }
  return batches.map((batch, at) => ({
    merged: batch,
    upTo: at === batches.length - 1 ? to : Number(batch.at(-1)!.rows.at(-1)!.seq),
  }))
}

/**
 * All or nothing in one statement, so that a process that dies leaves no lock and nothing half done; and nothing where another process has come
 * further meanwhile, or the rows are not those that were read. The document is locked as a commit locks it (docs/decisions/0018): neither waits for the
 * other, and whoever takes the text over or removes it waits for both. The row of the progress is what two that merge wait for.
 */
const STORE = `
  WITH held AS (
    SELECT d."id" FROM "CollabDocument" d WHERE d."id" = $1 FOR SHARE
  ), claimed AS (
    INSERT INTO "CollabMerging" AS m ("documentId", "seq")
    SELECT held."id", $3::bigint FROM held WHERE $4::bigint =
      (SELECT count(*) FROM "CollabUpdate" u WHERE u."documentId" = $1 AND u."seq" > $2::bigint AND u."seq" <= $3::bigint)
    ON CONFLICT ("documentId") DO UPDATE SET "seq" = EXCLUDED."seq" WHERE m."seq" = $2::bigint
    RETURNING m."documentId"
  ), gone AS (
    DELETE FROM "CollabUpdate" u USING claimed, unnest($5::bigint[], $6::bigint[]) AS s (first, last)
    WHERE u."documentId" = claimed."documentId" AND u."seq" >= s.first AND u."seq" < s.last
  ), merged AS (
    UPDATE "CollabUpdate" u SET "firstSeq" = s.first, "firstAt" = s.first_at, "clientSeq" = s.client_seq, "bytes" = s.bytes
    FROM claimed, unnest($5::bigint[], $6::bigint[], $7::timestamptz[], $8::bigint[], $9::bytea[]) AS s (first, last, first_at, client_seq, bytes)
    WHERE u."documentId" = claimed."documentId" AND u."seq" = s.last
  )
  SELECT FROM claimed`

async function store(pool: Pool, documentId: string, { from, to }: Span, present: number, merged: Merged[]) {
  const firsts = merged.map(({ rows }) => rows[0]!)
  const { rowCount } = await pool.query(STORE, [
    documentId,
    from,
    to,
    present,
    firsts.map((row) => firstOf(row)),
    merged.map(({ rows }) => rows.at(-1)!.seq),
    firsts.map(({ at, firstAt }) => firstAt ?? at),
    merged.map(({ rows }) => Math.max(...rows.map(({ clientSeq }) => Number(clientSeq)))),
    merged.map(({ bytes }) => Buffer.from(bytes)),
  ])
  return rowCount === 1
}
