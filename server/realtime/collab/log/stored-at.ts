import type { Pool } from 'pg'
import * as Y from 'yjs'
import { DomainError } from '#app/shared/error-codes.ts'
import { newestSnapshot, rowsAfter } from './load.ts'
import { firstOf, lastLineage, replay, type Source, unbroken } from './replay.ts'

/** The newest snapshot up to this row, and the rows from there to it; null where they do not reach it. */
export async function sourceAt(pool: Pool, documentId: string, seq: number): Promise<Source | null> {
  const { snapshot } = await newestSnapshot(pool, documentId, seq)
  const source = lastLineage({ snapshot, rows: await rowsAfter(pool, documentId, Number(snapshot?.seq ?? 0), seq) })
  const { isWhole, reach } = unbroken(source)
  return isWhole && reach === seq ? source : null
}

/**
 * The row in which this one is to be read: itself, or that which it was merged into, whose number is that of the last of its stroke.
 */
export async function rowWith(pool: Pool, documentId: string, seq: number): Promise<number> {
  if (!Number.isSafeInteger(seq) || seq < 0) throw new DomainError('not-found')
  if (seq === 0) return 0
  const { rows } = await pool.query<{ seq: string; firstSeq: string | null }>(
    'SELECT "seq", "firstSeq" FROM "CollabUpdate" WHERE "documentId" = $1 AND "seq" >= $2 ORDER BY "seq" LIMIT 1',
    [documentId, seq],
  )
  return rows[0] && firstOf(rows[0]) <= seq ? Number(rows[0].seq) : seq
}

/**
 * The text as it was once this row was stored, from the newest snapshot before it and the rows behind that: any node can read it, whoever
 * owns the document. Row 0 is the empty text. Of a row that was merged it is the text at the end of its stroke. Throws `not-found` for a row
 * that there is not.
 */
export async function documentAt(pool: Pool, documentId: string, asked: number): Promise<Y.Doc> {
  const seq = await rowWith(pool, documentId, asked)
  if (seq === 0) return new Y.Doc()
  const source = await sourceAt(pool, documentId, seq)
  if (!source) throw new DomainError('not-found')
  const { doc, damage } = replay(source.snapshot, source.rows)
  if (damage) throw new DomainError('unavailable')
  return doc
}
