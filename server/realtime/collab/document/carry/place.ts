import * as Y from 'yjs'
import type { Piece } from '#app/editor/moves/pieces.ts'
import type { RelocationMap } from '#app/editor/moves/relocation-map.ts'
import { markNameOf } from '#app/editor/schema/vocabulary.ts'
import type { Atom, Id, Stranded } from './stranded.ts'

type Spot = { text: Y.XmlText; index: number } | { element: Y.XmlElement; before: Y.Item | null }
type Moved = Pick<RelocationMap, 'resolve' | 'lastWithin'>

/** Where stranded words belong now: behind what they stood behind, else before what they stood before, else in what took the place of their block. */
export function spotFor(doc: Y.Doc, moved: Moved, { left, right, within }: Stranded): Spot | null {
  return (
    (left && behind(doc, moved.resolve(left))) ??
    (right && before(doc, moved.resolve(right))) ??
    nearLeft(doc, moved, left) ??
    firstOf(within, (id) => inside(doc, moved.resolve(id)))
  )
}

/** Up to where words may stand in this text: before what they stood before, if that is known and in it. */
export function limitIn(doc: Y.Doc, moved: Moved, spot: Spot | null, stranded: Stranded): number {
  if (!spot || !('text' in spot)) return 0
  const right = stranded.stands ? behindIt(doc, moved, stranded) : stranded.right
  if (!right) return Infinity
  const there = before(doc, moved.resolve(right))
  return there && 'text' in there && there.text === spot.text ? there.index : 0
}

/** What stands, or stood, right behind words that stand at the wrong place. */
function behindIt(doc: Y.Doc, moved: Moved, { pieces }: Stranded): Id | null {
  const last = pieces.at(-1)!
  const item = find(doc, { client: last.client, clock: last.clock + last.length - 1 })
  for (let next = item?.right; next; next = next.right) {
    if (!next.deleted && next.countable) return next.id
    if (next.deleted && moved.resolve(next.id) !== next.id) return next.id
  }
  return null
}

/**
 * Past what the same author wrote earlier and was carried to the same letter first. `limit`: up to where, since an author also writes
 * before their own words.
 */
export function pastEarlier(
  spot: Spot | null,
  written: Id,
  origins: (piece: Piece) => Piece[],
  limit = Infinity,
): Spot | null {
  if (!spot || !('text' in spot)) return spot
  let { index } = spot
  let at = 0
  for (let item = spot.text._start; item && index < limit; item = item.right) {
    if (item.deleted || !item.countable) continue
    const skipped = Math.max(0, index - at)
    at += item.length
    if (skipped >= item.length) continue
    for (const { client, clock, length } of origins({
      client: item.id.client,
      clock: item.id.clock + skipped,
      length: item.length - skipped,
    })) {
      if (client !== written.client || clock >= written.clock || index >= limit) return { ...spot, index }
      index = Math.min(limit, index + Math.min(length, written.clock - clock))
      if (clock + length > written.clock) return { ...spot, index }
    }
  }
  return { ...spot, index }
}

/** The block behind or before which a stranded block belongs. */
export function blockFor(
  doc: Y.Doc,
  moved: Moved,
  { left, right }: Stranded,
): { beside: Y.XmlElement; behind: boolean } | null {
  for (const id of [left, right]) {
    const item = id && find(doc, moved.resolve(id))
    const element = item && item.content instanceof Y.ContentType ? item.content.type : null
    if (element instanceof Y.XmlElement && isLive(element)) return { beside: element, behind: id === left }
  }
  return null
}

/** Letters that were typed behind something deleted stand behind the nearest moved ones of the same author. */
function nearLeft(doc: Y.Doc, moved: Moved, left: Id | null): Spot | null {
  const near = left && moved.lastWithin(left.client, 0, left.clock)
  return near && behind(doc, moved.resolve(near))
}

function behind(doc: Y.Doc, id: Id): Spot | null {
  const item = find(doc, id)
  if (!item) return null
  if (item.parent instanceof Y.XmlText)
    return isLive(item.parent) ? { text: item.parent, index: indexOf(item, id.clock + 1 - item.id.clock) } : null
  if (!(item.content instanceof Y.ContentType)) return null
  if (item.content.type instanceof Y.XmlText) return inside(doc, id)
  const { parent } = item
  return parent instanceof Y.XmlElement && isLive(parent) ? beside(parent, item, item.right) : null
}

function before(doc: Y.Doc, id: Id): Spot | null {
  const item = find(doc, id)
  if (!item) return null
  if (item.parent instanceof Y.XmlText)
    return isLive(item.parent) ? { text: item.parent, index: indexOf(item, id.clock - item.id.clock) } : null
  if (item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlText)
    return isLive(item.content.type) ? { text: item.content.type, index: 0 } : null
  const { parent } = item
  return parent instanceof Y.XmlElement && isLive(parent) ? beside(parent, item.left, item) : null
}

/** Within a line's block: at the end of the text on the left, at the start of that on the right, else a text of its own. */
function beside(element: Y.XmlElement, left: Y.Item | null, right: Y.Item | null): Spot {
  while (left?.deleted) left = left.left
  while (right?.deleted) right = right.right
  const [one, other] = [left && textOf(left), right && textOf(right)]
  if (one) return { text: one, index: one.length }
  return other ? { text: other, index: 0 } : { element, before: right }
}

function inside(doc: Y.Doc, id: Id): Spot | null {
  const item = find(doc, id)
  const type = item?.content instanceof Y.ContentType ? item.content.type : null
  if (type instanceof Y.XmlText) return isLive(type) ? { text: type, index: type.length } : null
  if (!(type instanceof Y.XmlElement) || !isLive(type)) return null
  const last = type.length ? (type.get(type.length - 1) as Y.XmlElement | Y.XmlText) : null
  return last instanceof Y.XmlText ? { text: last, index: last.length } : { element: type, before: null }
}

/** Puts it there, and says under which ids. */
export function put(doc: Y.Doc, spot: Spot, content: string | Atom): Id | null {
  const from = Y.getState(doc.store, doc.clientID)
  if (typeof content === 'string') {
    if ('text' in spot) spot.text.insert(spot.index, content, formatsAt(spot.text, spot.index))
    else insertInto(spot, new Y.XmlText(content))
    return firstOwn(doc, from, (item) => item.content instanceof Y.ContentString)
  }
  const element = new Y.XmlElement(content.name)
  for (const [key, value] of Object.entries(content.attributes)) element.setAttribute(key, value as string)
  if ('text' in spot) {
    const parent = spot.text.parent as Y.XmlElement
    const next = spot.index === 0 ? spot.text._item : spot.text._item!.right
    // In the middle of a text a chip would have to divide it: it stands behind it.
    insertInto({ element: parent, before: next }, element)
  } else insertInto(spot, element)
  return firstOwn(doc, from, (item) => item.content instanceof Y.ContentType)
}

export function putBlock(
  doc: Y.Doc,
  { beside: near, behind: isBehind }: { beside: Y.XmlElement; behind: boolean },
): Id | null {
  const from = Y.getState(doc.store, doc.clientID)
  const parent = near.parent as Y.XmlElement
  const next = isBehind ? near._item!.right : near._item
  insertInto({ element: parent, before: next }, new Y.XmlElement('paragraph'))
  return firstOwn(doc, from, (item) => item.content instanceof Y.ContentType)
}

function insertInto(
  { element, before: next }: { element: Y.XmlElement; before: Y.Item | null },
  type: Y.XmlElement | Y.XmlText,
) {
  let index = 0
  for (let item = element._start; item && item !== next; item = item.right)
    if (!item.deleted && item.countable) index += item.length
  element.insert(index, [type])
}

function firstOwn({ store, clientID }: Y.Doc, from: number, is: (item: Y.Item) => boolean): Id | null {
  const structs = from < Y.getState(store, clientID) ? store.clients.get(clientID)! : []
  for (let index = structs.length && Y.findIndexSS(structs, from); index < structs.length; index++) {
    const struct = structs[index]!
    // What continues its left neighbour is one struct with it.
    if (struct instanceof Y.Item && is(struct)) return { client: clientID, clock: Math.max(from, struct.id.clock) }
  }
  return null
}

/** What both neighbours carry, and on its own side what goes on by itself when one types: a link and a comment end where they end. */
function formatsAt(text: Y.XmlText, index: number): Record<string, unknown> {
  let at = 0
  let [left, right]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}]
  for (const { insert, attributes = {} } of text.toDelta() as {
    insert: string
    attributes?: Record<string, unknown>
  }[]) {
    if (at < index) left = attributes
    if (at <= index && index < at + insert.length) right = attributes
    at += insert.length
  }
  return Object.fromEntries(
    Object.entries(left).filter(([key]) => key in right || !['link', 'comment'].includes(markNameOf(key))),
  )
}

function indexOf(item: Y.Item, inside: number) {
  let index = item.deleted ? 0 : inside
  for (let at = item.left; at; at = at.left) if (!at.deleted && at.countable) index += at.length
  return index
}

function textOf({ content }: Y.Item) {
  return content instanceof Y.ContentType && content.type instanceof Y.XmlText ? content.type : null
}

function find({ store }: Y.Doc, { client, clock }: Id): Y.Item | null {
  if (clock >= Y.getState(store, client)) return null
  const item = Y.getItem(store, Y.createID(client, clock)) as Y.Item | Y.GC
  return item instanceof Y.Item ? item : null
}

/** How much there is to read of a text, or of an element's children, to find a place in it. */
export function stepsIn({ _start }: Y.XmlText | Y.XmlElement): number {
  let steps = 0
  for (let item = _start; item; item = item.right) steps++
  return steps
}

function isLive({ _item }: Y.XmlText | Y.XmlElement) {
  return _item !== null && !_item.deleted
}

function firstOf<T, R>(values: T[], look: (value: T) => R | null): R | null {
  for (const value of values) {
    const found = look(value)
    if (found) return found
  }
  return null
}
