import * as Y from 'yjs'
import { extend, type Piece } from './pieces.ts'
import { inReadingOrder } from './reading-order.ts'

/** Text as it was read, with the ids of its letters. */
export type Run = { string: string; pieces: Piece[] }
/** A stroke of the keys: an emoji is two letters. */
const STROKE = 2
/** Which letters of a run that came were typed: those come one by one, what is put elsewhere comes at once. */
export type Written = { typed?: { at: number; length: number }[] }
/** A run at its place. `fresh` and `gone`: the whole text came, or went, with the transaction. */
export type PlacedRun = Run &
  Written & { text: Y.XmlText; fresh: boolean; gone: boolean; first: boolean; last: boolean }
/** Text that came; `text` is null where it found no place. */
export type InsertedRun = Run & Written & { fresh: boolean; text: Y.XmlText | null }
export type TextChanges = {
  deleted: PlacedRun[]
  inserted: PlacedRun[]
  /** Elements that came and that went, in reading order; whatever was both is neither. */
  elementsIn: Y.XmlElement[]
  elementsOut: Y.XmlElement[]
}

/** The text a transaction took out and put in, in reading order. Only within `afterTransaction` is what was deleted still readable. */
export function textChanges(transaction: Y.Transaction): TextChanges {
  const { texts, elements } = touched(transaction)
  const changes: TextChanges = { deleted: [], inserted: [], elementsIn: [], elementsOut: [] }
  for (const text of inReadingOrder(texts)) readChanges(transaction, text, changes)
  for (const element of inReadingOrder(elements)) {
    const gone = element._item!.deleted
    const fresh = isFresh(transaction, element._item!)
    if (fresh !== gone) (fresh ? changes.elementsIn : changes.elementsOut).push(element)
  }
  return changes
}

/** Whether the item came with this transaction. */
export function isFresh({ beforeState }: Y.Transaction, { id }: Y.Item) {
  return id.clock >= (beforeState.get(id.client) ?? 0)
}

function touched({ doc, beforeState, afterState, deleteSet }: Y.Transaction) {
  const texts = new Set<Y.XmlText>()
  const elements = new Set<Y.XmlElement>()
  const note = (client: number, from: number, to: number) => {
    const structs = doc.store.clients.get(client)
    if (!structs || from >= to) return
    for (let index = Y.findIndexSS(structs, from); index < structs.length && structs[index]!.id.clock < to; index++) {
      const struct = structs[index]!
      if (!(struct instanceof Y.Item)) continue
      if (struct.content instanceof Y.ContentString && struct.parent instanceof Y.XmlText) texts.add(struct.parent)
      else if (struct.content instanceof Y.ContentType && struct.content.type instanceof Y.XmlElement)
        elements.add(struct.content.type)
    }
  }
  for (const [client, end] of afterState) note(client, beforeState.get(client) ?? 0, end)
  for (const [client, ranges] of deleteSet.clients)
    for (const { clock, len } of ranges) note(client, clock, clock + len)
  return { texts, elements }
}

function readChanges(transaction: Y.Transaction, text: Y.XmlText, { deleted, inserted }: TextChanges) {
  const place = placeOf(transaction, text)
  let [out, into]: [PlacedRun | null, PlacedRun | null] = [null, null]
  // The run that no letter stands behind.
  let behind: PlacedRun | null = null
  let letters = 0
  const begin = (runs: PlacedRun[]) => {
    const run = { ...place, string: '', pieces: [], first: letters === 0, last: false }
    runs.push(run)
    return run
  }
  for (let item = text._start; item; item = item.right) {
    const part = partOf(transaction, item)
    if (part === 'nothing') continue
    if (part === 'end' || part === 'kept') [out, into] = [null, null]
    else if (part === 'inserted') {
      into ??= begin(inserted)
      if (goesOn(item)) noteTyped(into, item)
      grow(into, (item.content as Y.ContentString).str, item.id)
    } else grow((out ??= begin(deleted)), (item.content as Y.ContentString).str, item.id)
    if (part === 'kept' || part === 'inserted') {
      letters += item.length
      behind = null
    } else if (out) behind = out
  }
  if (into) into.last = true
  if (behind) behind.last = true
}

function placeOf(transaction: Y.Transaction, text: Y.XmlText) {
  return { text, fresh: text._item !== null && isFresh(transaction, text._item), gone: text._item?.deleted ?? false }
}

/** Whether it was written behind the letter before it by a stroke of its own: the library joins the two only once the transaction is over. */
function goesOn({ left, id, length }: Y.Item) {
  if (!left || left.deleted || length > STROKE || left.length > STROKE || !(left.content instanceof Y.ContentString))
    return false
  return left.id.client === id.client && left.id.clock + left.length === id.clock
}

/** With the stroke before it, which is the end of what was typed so far, or the first of it. */
function noteTyped(run: PlacedRun, { left, length }: Y.Item) {
  const end = run.string.length
  const last = run.typed?.at(-1)
  if (last && last.at + last.length === end) last.length += length
  else (run.typed ??= []).push({ at: end - left!.length, length: left!.length + length })
}

/** What an item is to the runs of a text. */
function partOf(transaction: Y.Transaction, item: Y.Item): 'nothing' | 'end' | 'kept' | 'inserted' | 'deleted' {
  if (!(item.content instanceof Y.ContentString)) return item.countable && !item.deleted ? 'end' : 'nothing'
  if (isFresh(transaction, item)) return item.deleted ? 'nothing' : 'inserted'
  if (!item.deleted) return 'kept'
  return Y.isDeleted(transaction.deleteSet, item.id) ? 'deleted' : 'nothing'
}

/** Adds letters to the end of a run; `client` and `clock` are the id of the first of them. */
export function grow(run: Run, string: string, { client, clock }: { client: number; clock: number }) {
  run.string += string
  extend(run.pieces, { client, clock, length: string.length })
}
