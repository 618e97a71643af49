import type * as Y from 'yjs'
import type { RelocationMap } from './relocation-map.ts'

type Id = { client: number; clock: number }

/** Beside the Y.Doc, which is the library's and all that those who ask have at hand. */
const known = new WeakMap<Y.Doc, Pick<RelocationMap, 'resolve'>>()
const NONE = { resolve: (id: Id) => id }

/** What is known to have been put elsewhere in this document; where it is not, the words around a place tell where it is. */
export function knownMoves(doc: Y.Doc): Pick<RelocationMap, 'resolve'> {
  return known.get(doc) ?? NONE
}

/** Whether every move is followed: a letter that is gone and stands nowhere else was then deleted, or has not come back yet. */
export function followsMoves(doc: Y.Doc): boolean {
  return knownMoves(doc) !== NONE
}

/** From the time somebody else is there, every move is followed before anybody hears of the change. What that takes is fetched then. */
export async function followMoves(doc: Y.Doc): Promise<void> {
  if (known.has(doc)) return
  known.set(doc, NONE)
  const { RelocationMap, relocationsOf } = await import('../with-others.ts')
  const map = new RelocationMap()
  known.set(doc, map)
  doc.on('beforeObserverCalls', (transaction: Y.Transaction) => map.add(relocationsOf(transaction)))
}
