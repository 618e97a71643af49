import type { Pool } from 'pg'
import type * as Y from 'yjs'
import { pairs, type Piece } from '#app/editor/moves/pieces.ts'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import { keyOf } from '../document/author.ts'
import { lettersIn } from '../document/letters.ts'
import { Moves } from '../document/moves.ts'
import { PieceMap } from '../document/piece-map.ts'
import { readBindings, readMoves } from './load.ts'
import { documentAt } from './stored-at.ts'

/** No letter has such a clock: it says whose a letter is that stands nowhere in the present text. */
const GONE_CLOCK = 2 ** 32

/**
 * The letters of the text as it was after the row `seq`, under ids of the present lineage: those under which they stand in it, else
 * one of whoever wrote them.
 */
export async function presentLetters(pool: Pool, documentId: string, seq: number, then: Piece[]): Promise<Piece[]> {
  const { rows } = await pool.query<{ endedSeq: string }>(
    'SELECT DISTINCT "endedSeq" FROM "CollabClient" WHERE "documentId" = $1 AND "endedSeq" > $2 ORDER BY "endedSeq"',
    [documentId, seq],
  )
  const ends = rows.map(({ endedSeq }) => Number(endedSeq))
  let pieces = then
  for (const [at, end] of ends.entries()) pieces = await across(pool, documentId, end, ends[at + 1] ?? 0, pieces)
  return pieces
}

/** From the lineage that ended with the row `end` to that which begins with it. */
async function across(pool: Pool, documentId: string, end: number, nextEnd: number, pieces: Piece[]) {
  const [last, first, bindings, moves, newBindings] = await Promise.all([
    documentAt(pool, documentId, end - 1),
    documentAt(pool, documentId, end),
    readBindings(pool, documentId, end),
    readMoves(pool, documentId, end),
    readBindings(pool, documentId, nextEnd),
  ])
  const idOf = new Map<string, number>()
  for (const [clientId, identity] of newBindings)
    if (first.store.clients.has(clientId)) idOf.set(keyOf(identity), clientId)
  // Both read the same.
  const standing = new PieceMap(pairs(piecesOf(last), piecesOf(first)))
  for (const doc of [last, first]) doc.destroy()
  const known = new Moves(bindings, moves)
  const authored = ({ client, clock, length }: Piece): Piece => {
    const author = bindings.get(client)
    const now = author && idOf.get(keyOf(author))
    return now === undefined ? { client, clock, length } : { client: now, clock: GONE_CLOCK, length }
  }
  return pieces.flatMap((piece) =>
    standing.parts(piece).flatMap(({ part, at }) => (at ? [at] : known.origins(part).map(authored))),
  )
}

function piecesOf(doc: Y.Doc) {
  return lettersIn(doc.getXmlFragment(CONTENT_ROOT)).pieces
}
