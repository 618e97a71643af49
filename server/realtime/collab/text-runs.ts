import * as Y from 'yjs'

/** Letters with consecutive clocks of one client. */
export type Piece = { client: number; clock: number; length: number }
/** Text as it was read, with the ids of its letters. */
export type Run = { string: string; pieces: Piece[] }
export type TextChanges = { deleted: Run[]; inserted: Run[] }

/** The text a transaction took out and put in, in reading order. Only within `afterTransaction` is what was deleted still readable. */
export function textChanges(transaction: Y.Transaction): TextChanges {
  const changes: TextChanges = { deleted: [], inserted: [] }
  for (const text of touchedTexts(transaction)) readChanges(transaction, text, changes)
  return changes
}

function touchedTexts({ doc, beforeState, afterState, deleteSet }: Y.Transaction) {
  const texts = new Set<Y.XmlText>()
  const note = (client: number, from: number, to: number) => {
    const structs = doc.store.clients.get(client)
    if (!structs || from >= to) return
    for (let index = Y.findIndexSS(structs, from); index < structs.length && structs[index]!.id.clock < to; index++) {
      const struct = structs[index]!
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentString && struct.parent instanceof Y.XmlText) texts.add(struct.parent)
    }
  }
  for (const [client, end] of afterState) note(client, beforeState.get(client) ?? 0, end)
  for (const [client, ranges] of deleteSet.clients) for (const { clock, len } of ranges) note(client, clock, clock + len)
  return texts
}

function readChanges({ beforeState, deleteSet }: Y.Transaction, text: Y.XmlText, { deleted, inserted }: TextChanges) {
  let [out, into]: [Run | null, Run | null] = [null, null]
  for (let item = text._start; item; item = item.right) {
    const fresh = item.id.clock >= (beforeState.get(item.id.client) ?? 0)
    if (!(item.content instanceof Y.ContentString)) {
      if (item.countable && !item.deleted) out = into = null
    } else if (fresh) {
      if (item.deleted) continue
      if (!into) inserted.push((into = { string: '', pieces: [] }))
      extend(into, item.content.str, item.id)
    } else if (!item.deleted) {
      out = into = null
    } else if (Y.isDeleted(deleteSet, item.id)) {
      if (!out) deleted.push((out = { string: '', pieces: [] }))
      extend(out, item.content.str, item.id)
    }
  }
}

export function extend(run: Run, string: string, { client, clock }: { client: number; clock: number }) {
  const last = run.pieces.at(-1)
  run.string += string
  if (last?.client === client && last.clock + last.length === clock) last.length += string.length
  else run.pieces.push({ client, clock, length: string.length })
}

/** A part of the pieces, counted in letters. */
export function slicePieces(pieces: Piece[], from: number, length: number): Piece[] {
  const slice: Piece[] = []
  let [skip, left] = [from, length]
  for (const piece of pieces) {
    if (left <= 0) break
    if (skip >= piece.length) {
      skip -= piece.length
      continue
    }
    const taken = Math.min(piece.length - skip, left)
    slice.push({ client: piece.client, clock: piece.clock + skip, length: taken })
    left -= taken
    skip = 0
  }
  return slice
}
