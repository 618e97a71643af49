import type { Pool } from 'pg'
import * as Y from 'yjs'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import { contentJson } from '../document/content-json.ts'
import type { LiveDocument } from '../document/live-document.ts'
import type { Log } from '../measures/log.ts'
import type { Stats } from '../measures/stats.ts'
import type { Limits } from '../wire/limits.ts'
import { hashOf } from './load.ts'

type Settings = { pool: Pool; log: Log; stats: Stats }

/** Whether so many rows or bytes have come since the newest snapshot that another is made, and none is being made. */
export function isCompactionDue({ compactRows, compactBytes }: Limits, document: LiveDocument) {
  const due = document.rowsSinceSnapshot >= compactRows || document.bytesSinceSnapshot >= compactBytes
  return due && !document.compacting
}

/** Stores the whole state at a committed row, after reading it back. The rows stay: they are the history. */
export async function compact({ pool, log, stats }: Settings, document: LiveDocument) {
  if (document.compacting || document.damage || document.closed) return
  document.compacting = true
  try {
    const image = await store(pool, document, false)
    stats.snapshots++
    document.rowsSinceSnapshot = Math.max(0, document.rowsSinceSnapshot - image.rows)
    document.bytesSinceSnapshot = Math.max(0, document.bytesSinceSnapshot - image.size)
  } catch (error) {
    log.error({ err: error, documentId: document.id }, 'a snapshot could not be made; the log goes on without it')
  } finally {
    document.compacting = false
  }
}

/** The text as it is now, kept for whoever may want it back. False when it could not be stored. */
export async function keepVersion({ pool, log, stats }: Settings, document: LiveDocument): Promise<boolean> {
  try {
    await store(pool, document, true)
    stats.versions++
    return true
  } catch (error) {
    log.error({ err: error, documentId: document.id }, 'a version could not be kept')
    return false
  }
}

async function store(pool: Pool, document: LiveDocument, kept: boolean) {
  const { absorbed } = document
  const image = imageOf(document)
  await document.barrier()
  // The image has none of a former owner's rows, and its last row now stands behind them.
  if (document.absorbed !== absorbed) throw new Error('rows of a former owner came in while the image was waiting')
  await pool.query(
    `INSERT INTO "CollabSnapshot" ("documentId", "seq", "encoding", "bytes", "stateVector", "json", "hash", "clientSeqs", "kept")
     VALUES ($1, $2, 2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT ("documentId", "seq") DO UPDATE SET "kept" = "CollabSnapshot"."kept" OR EXCLUDED."kept"`,
    [
      document.id,
      image.lastRow?.seq ?? image.seq,
      image.bytes,
      image.stateVector,
      image.json,
      image.hash,
      image.clientSeqs,
      kept,
    ],
  )
  return image
}

function imageOf(document: LiveDocument) {
  const { pending } = document
  return {
    ...stateOf(document.doc),
    clientSeqs: JSON.stringify(Object.fromEntries(document.clientSeqs)),
    seq: document.appliedSeq,
    lastRow: pending.at(-1),
    rows: document.rowsSinceSnapshot + pending.length,
    size: document.bytesSinceSnapshot + document.pendingBytes,
  }
}

/** A state as it is stored, after it was read back and compared. */
export function stateOf(doc: Y.Doc) {
  const bytes = Buffer.from(Y.encodeStateAsUpdateV2(doc))
  const stateVector = Buffer.from(Y.encodeStateVector(doc))
  const json = jsonOf(doc)
  verify(bytes, stateVector, json)
  return { bytes, stateVector, json, hash: hashOf(bytes) }
}

export function jsonOf(doc: Y.Doc) {
  return canonical(contentJson(doc.getXmlFragment(CONTENT_ROOT)))
}

function verify(bytes: Buffer, stateVector: Buffer, json: string) {
  const copy = new Y.Doc()
  Y.applyUpdateV2(copy, bytes)
  const same = stateVector.equals(Y.encodeStateVector(copy)) && jsonOf(copy) === json
  copy.destroy()
  if (!same) throw new Error('a snapshot does not read back as the document it was made of')
}

/** Attributes come out in the order of their writing, which a reread may not keep. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
