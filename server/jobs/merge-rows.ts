import type { Pool } from 'pg'
import { env } from '#app/platform/env.server.ts'
import { log } from '#app/platform/log.server.ts'
import { mergeOldRows, textsToMerge } from '../realtime/collab/log/merging.ts'
import { documentChapters } from '../realtime/documents.ts'

/** Merges the old rows of every text, one after the other; ends between two when the process is to end. What is left is for the next night. */
export async function mergeWhatIsOld(pool: Pool, signal: AbortSignal, oldMs?: number) {
  let went = 0
  for (const { id, subject } of await textsToMerge(pool, oldMs)) {
    if (signal.aborted) break
    const named = (await documentChapters[subject.type].namedRows?.(subject.id)) ?? { seqs: [], moments: [] }
    went += await mergeOldRows({ pool, log }, id, named, { oldMs, signal })
  }
  if (!went) return
  log.info({ rows: went }, 'old rows of texts were merged')
  // A database server sees to it by itself; the embedded one does not.
  if (!env.DATABASE_URL) await pool.query('VACUUM "CollabUpdate"')
}
