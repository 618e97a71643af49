import * as Y from 'yjs'
import type { Moved } from '#app/editor/moves/match-moves.ts'
import { pairs, type Piece, slicePieces } from '#app/editor/moves/pieces.ts'
import { isFresh, type PlacedRun } from '#app/editor/moves/text-runs.ts'
import { markNameOf } from '#app/editor/schema/vocabulary.ts'

type Mark = { key: string; value: { threadId?: string } }
type Marked = Piece & Mark

const REMEMBERED = 2000

/** Which letters hung on which comment thread when they were taken out: pasted elsewhere without their marks, they get them again. */
export class ThreadMemory {
  private marked: Marked[] = []
  private missing: (Piece & Mark)[] = []

  /** Within `afterTransaction`, while the marks that went can be read. */
  read(transaction: Y.Transaction, deleted: PlacedRun[]) {
    for (const text of new Set(deleted.map((run) => run.text))) this.marked.push(...marksBefore(transaction, text))
    if (this.marked.length > REMEMBERED) this.marked.splice(0, this.marked.length - REMEMBERED)
  }

  follow(matches: Moved[]) {
    if (!this.marked.length) return
    for (const { inserted, at, source, from, length } of matches) {
      for (const [old, now] of pairs(
        slicePieces(source.pieces, from, length),
        slicePieces(inserted.pieces, at, length),
      )) {
        for (const { client, clock, length: letters, key, value } of this.marked) {
          const start = Math.max(clock, old.clock)
          const end = Math.min(clock + letters, old.clock + old.length)
          if (client === old.client && start < end)
            this.missing.push({
              client: now.client,
              clock: now.clock + start - old.clock,
              length: end - start,
              key,
              value,
            })
        }
      }
    }
  }

  get waits() {
    return this.missing.length > 0
  }

  /** Marks what has come without its mark. */
  mark(doc: Y.Doc) {
    for (const { client, clock, length, key, value } of this.missing.splice(0)) {
      for (let at = clock; at < clock + length;) {
        const item = Y.getItem(doc.store, Y.createID(client, at)) as Y.Item | Y.GC
        const end = Math.min(clock + length, item.id.clock + item.length)
        if (item instanceof Y.Item && !item.deleted && item.parent instanceof Y.XmlText) {
          const index = indexOf(item) + at - item.id.clock
          if (!hangsOn(item.parent, index, value.threadId)) item.parent.format(index, end - at, { [key]: value })
        }
        at = end
      }
    }
  }
}

/** The marks of what goes with this transaction, as they stood before it. */
function marksBefore(transaction: Y.Transaction, text: Y.XmlText): Marked[] {
  const open = new Map<string, Mark['value']>()
  const found: Marked[] = []
  for (let item = text._start; item; item = item.right) {
    const goes = item.deleted && Y.isDeleted(transaction.deleteSet, item.id)
    if (isFresh(transaction, item) || (item.deleted && !goes)) continue
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content
      if (markNameOf(key) !== 'comment') continue
      if (value === null) open.delete(key)
      else open.set(key, value as Mark['value'])
    } else if (goes && item.content instanceof Y.ContentString) {
      for (const [key, value] of open)
        found.push({ client: item.id.client, clock: item.id.clock, length: item.length, key, value })
    }
  }
  return found
}

function hangsOn(text: Y.XmlText, index: number, threadId?: string) {
  let at = 0
  for (const { insert, attributes = {} } of text.toDelta() as {
    insert: string
    attributes?: Record<string, Mark['value']>
  }[]) {
    if (index < (at += insert.length))
      return Object.entries(attributes).some(
        ([key, value]) => markNameOf(key) === 'comment' && value.threadId === threadId,
      )
  }
  return false
}

function indexOf(item: Y.Item) {
  let index = 0
  for (let at = item.left; at; at = at.left) if (!at.deleted && at.countable) index += at.length
  return index
}
