import type * as Y from 'yjs'
import { RelocationMap } from './relocation-map.ts'

const known = new WeakMap<Y.Doc, RelocationMap>()
const NONE = new RelocationMap()

/** What is known to have been put elsewhere in this document; where it is not, the words around a place tell where it is. */
export function movedIn(doc: Y.Doc): RelocationMap {
  return known.get(doc) ?? NONE
}

/** From the time somebody else is there, every move is followed before anybody hears of the change. What that takes is fetched then. */
export async function followMoves(doc: Y.Doc): Promise<void> {
  if (known.has(doc)) return
  const map = new RelocationMap()
  known.set(doc, map)
  const { relocationsOf } = await import('./relocations.ts')
  doc.on('beforeObserverCalls', (transaction: Y.Transaction) => map.add(relocationsOf(transaction)))
}
