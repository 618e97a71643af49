import type { Pool } from 'pg'
import type { LiveDocument } from '../document/live-document.ts'
import type { Log } from '../measures/log.ts'
import type { Stats } from '../measures/stats.ts'
import type { Limits } from '../wire/limits.ts'
import { buildImage } from './image-builder.ts'
import { sourceAt } from './stored-at.ts'
import { thinSnapshots } from './thinning.ts'

type Settings = { pool: Pool; log: Log; stats: Stats }

/** Whether so many bytes or rows have come since the newest snapshot that another is made, and none is being made. */
export function isCompactionDue({ compactRows, compactBytes }: Limits, document: LiveDocument) {
  const due = document.rowsSinceSnapshot >= compactRows || document.bytesSinceSnapshot >= compactBytes
  return due && !document.compacting
}

/**
 * Stores the state that the committed rows come to. The rows stay: they are the history. False when a block is in it that no editor can
 * build; null when nothing was stored.
 */
export async function compact({ pool, log, stats }: Settings, document: LiveDocument): Promise<boolean | null> {
  if (document.compacting || document.damage || document.closed) return null
  document.compacting = true
  try {
    const { committedSeq, rowsSinceSnapshot, bytesSinceSnapshot } = document
    const { sentBytes, sound } = await storeImage(pool, document.id, committedSeq, false)
    stats.snapshots++
    document.rowsSinceSnapshot -= rowsSinceSnapshot
    document.bytesSinceSnapshot -= bytesSinceSnapshot
    document.measuredBySnapshot(sentBytes)
    // Never before the new one stands, and not together with it.
    await thinSnapshots(pool, document.id).catch((error: unknown) =>
      log.warn({ err: error, documentId: document.id }, 'snapshots that nobody needs are left for the next time'),
    )
    return sound
  } catch (error) {
    log.error({ err: error, documentId: document.id }, 'a snapshot could not be made; the log goes on without it')
    return null
  } finally {
    document.compacting = false
  }
}

/** The text as it is now, kept for whoever may want it back: the row up to which it was read. Null when it could not be stored. */
export async function keepVersion({ pool, log, stats }: Settings, document: LiveDocument): Promise<number | null> {
  try {
    const { headSeq } = await document.asStored(() => null)
    await storeImage(pool, document.id, headSeq, true)
    stats.versions++
    return headSeq
  } catch (error) {
    log.error({ err: error, documentId: document.id }, 'a version could not be kept')
    return null
  }
}

/** From what is stored alone: whatever is in memory, the snapshot says what the log does. */
export async function storeImage(pool: Pool, documentId: string, seq: number, kept: boolean) {
  const source = await sourceAt(pool, documentId, seq)
  if (!source) throw new Error(`the log does not reach row ${seq} whole`)
  const image = await buildImage(source)
  await pool.query(
    `INSERT INTO "CollabSnapshot" ("documentId", "seq", "encoding", "bytes", "stateVector", "json", "hash", "clientSeqs", "kept")
     VALUES ($1, $2, 2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT ("documentId", "seq") DO UPDATE SET "kept" = "CollabSnapshot"."kept" OR EXCLUDED."kept"`,
    [documentId, seq, image.bytes, image.stateVector, image.json, image.hash, JSON.stringify(image.clientSeqs), kept],
  )
  return image
}
