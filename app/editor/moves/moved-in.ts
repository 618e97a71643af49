import type * as Y from 'yjs'
import { RelocationMap } from './relocation-map.ts'
import { relocationsOf } from './relocations.ts'

const known = new WeakMap<Y.Doc, RelocationMap>()

/** What has been put elsewhere in this document since it was first asked for; up to date before anybody hears of a change. */
export function movedIn(doc: Y.Doc): RelocationMap {
  const before = known.get(doc)
  if (before) return before
  const map = new RelocationMap()
  known.set(doc, map)
  doc.on('beforeObserverCalls', (transaction: Y.Transaction) => map.add(relocationsOf(transaction)))
  return map
}
