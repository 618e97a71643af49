import type { Pool } from 'pg'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import type { Authorship } from '#app/features/live-documents/document-host.server.ts'
import { readAuthors } from '../document/authorship.ts'
import { Moves } from '../document/moves.ts'
import { endOfLineage, readBindings, readMoves } from './load.ts'
import { documentAt, rowWith } from './stored-at.ts'

/** So many earlier states are kept, the last asked for. */
const STATES_KEPT = 16
const kept = new Map<string, Authorship['blocks']>()

/**
 * Who wrote what stood in the text once this row was stored, read by any node. What is stored of an id, and of letters that were put elsewhere, is stored with the
 * row that brings them and never changes: nor does the answer. Of a row that was merged it says at which it reads the text.
 */
export async function authorshipAt(pool: Pool, documentId: string, asked: number): Promise<Authorship> {
  const seq = await rowWith(pool, documentId, asked)
  // After a restore of the database a row may have the number of another; its lineage is another then.
  const { rows } = await pool.query<{ lineage: string }>('SELECT "lineage" FROM "CollabDocument" WHERE "id" = $1', [
    documentId,
  ])
  const key = `${documentId} ${rows[0]?.lineage} ${seq}`
  const known = kept.get(key)
  const blocks = known ?? (await read(pool, documentId, seq))
  kept.delete(key)
  kept.set(key, blocks)
  if (kept.size > STATES_KEPT) kept.delete(kept.keys().next().value!)
  return { seq, blocks }
}

async function read(pool: Pool, documentId: string, seq: number) {
  const doc = await documentAt(pool, documentId, seq)
  const end = await endOfLineage(pool, documentId, seq)
  const [bindings, moves] = await Promise.all([readBindings(pool, documentId, end), readMoves(pool, documentId, end)])
  const content = doc.getXmlFragment(CONTENT_ROOT)
  const blocks = readAuthors({ content, bindings, moves: new Moves(bindings, moves), damage: null })
  doc.destroy()
  return blocks
}
