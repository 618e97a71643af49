import * as Y from 'yjs'
import { markNameOf } from '#app/editor/schema/vocabulary.ts'
import type { Inspected } from './structs.ts'

/**
 * Where an update brings marks of threads and anchors that this text does not have: forged, of another text, or of a thread that was removed while
 * its author was offline. Only the marks are taken off, for the words with them may be an honest page's.
 */
export function foreignMarks({ index }: Inspected, known: ReadonlySet<string>): Y.ID[] {
  return index.structs.flatMap((struct) =>
    struct instanceof Y.Item && isForeign(struct.content, known) ? [struct.id] : [],
  )
}

/** The marks themselves go, not what they stand around now: what is written between them later would have them. */
export function takeOff(transaction: Y.Transaction, ids: Y.ID[]) {
  for (const id of ids) {
    const item = Y.getItem(transaction.doc.store, id) as Y.Item | Y.GC
    if (item instanceof Y.Item && !item.deleted && item.content instanceof Y.ContentFormat) item.delete(transaction)
  }
}

function isForeign(content: unknown, known: ReadonlySet<string>) {
  if (!(content instanceof Y.ContentFormat) || markNameOf(content.key) !== 'comment') return false
  const { threadId } = (content.value ?? {}) as { threadId?: string }
  return threadId !== undefined && !known.has(threadId)
}
