import * as Y from 'yjs'
import type { Source } from '#app/editor/moves/match-runs.ts'
import { extend, type Piece } from '#app/editor/moves/pieces.ts'
import type { RelocationMap } from '#app/editor/moves/relocation-map.ts'
import type { Relocation } from '#app/editor/moves/relocations.ts'
import { grow, type Run } from '#app/editor/moves/text-runs.ts'
import { Ranges } from './ranges.ts'
import type { Acting, Id, StoredRelocation, Stranded } from './stranded.ts'

/** The element around the letter. */
export function blockAround({ store }: Y.Doc, { client, clock }: Id): { text: Id; element: Id } | null {
  const item = Y.getItem(store, Y.createID(client, clock)) as Y.Item | Y.GC
  if (!(item instanceof Y.Item) || !(item.parent instanceof Y.XmlText)) return null
  const [text, element] = [item.parent._item, (item.parent.parent as Y.XmlElement | null)?._item]
  return text && element ? { text: text.id, element: element.id } : null
}

export function isEmpty(element: Y.XmlElement) {
  return element.toArray().every((child) => child instanceof Y.XmlText && child.length === 0)
}

/** The letters that an update deletes while they stand elsewhere, unknown to its author: text by text, in the order of reading. */
export function deletedElsewhere(
  doc: Y.Doc,
  moved: RelocationMap<StoredRelocation>,
  { inspected, own, known }: Acting,
): Run[] {
  if (moved.empty) return []
  const texts = new Map<Y.XmlText, Set<string>>()
  for (const [client, ranges] of inspected.deletes) {
    for (const { clock, len } of ranges) {
      const end = clock + len
      for (let at = moved.firstWithin(client, clock, end); at; at = moved.firstWithin(client, at.clock + 1, end)) {
        const step = moved.at(at)!
        // Their own move, sent once more: what the draft of a closed tab deletes is stored already, what it wrote for it is not repeated.
        if (own.has(step.toClient) || step.seq <= known) continue
        const now = moved.resolve(at)
        const text = textAround(doc, now)
        if (text) texts.set(text, (texts.get(text) ?? new Set()).add(keyOf(now)))
      }
    }
  }
  return [...texts].map(([text, letters]) => readLetters(text, letters))
}

/** The text in which the letter stands; null where it is deleted or not here. */
function textAround({ store }: Y.Doc, { client, clock }: Id): Y.XmlText | null {
  if (clock >= Y.getState(store, client)) return null
  const item = Y.getItem(store, Y.createID(client, clock)) as Y.Item | Y.GC
  return item instanceof Y.Item && !item.deleted && item.parent instanceof Y.XmlText ? item.parent : null
}

/** These letters of a text, in the order of reading. */
function readLetters(text: Y.XmlText, letters: Set<string>): Run {
  const run: Run = { string: '', pieces: [] }
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    for (let offset = 0; offset < item.length; offset++) {
      const id = { client: item.id.client, clock: item.id.clock + offset }
      if (letters.has(keyOf(id))) grow(run, item.content.str[offset]!, id)
    }
  }
  return run
}

/** What stands in a text of which the rest is there twice. */
export function besideCopied(text: Y.XmlText, doubled: Piece[]): Stranded[] {
  const found: Stranded[] = []
  const twice = new Ranges(deletesOf(doubled))
  let left: Id | null = null
  let open: Stranded | null = null
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    for (let offset = 0; offset < item.length; offset++) {
      const id = { client: item.id.client, clock: item.id.clock + offset }
      if (twice.has(id.client, id.clock)) {
        const [first] = found
        if (first && !first.left) first.right ??= id
        open = null
      } else {
        const [piece] = (open?.pieces ?? []) as Piece[]
        if (open && piece && piece.client === id.client && piece.clock + piece.length === id.clock) {
          piece.length++
          open.content = `${open.content as string}${item.content.str[offset]}`
        } else {
          open = {
            pieces: [{ ...id, length: 1 }],
            content: item.content.str[offset]!,
            isBlock: false,
            left,
            right: null,
            within: [],
            stands: true,
          }
          found.push(open)
        }
      }
      left = id
    }
  }
  return found
}

/** What found no place, without the letters of which a copy stands elsewhere, and the blocks that held nothing else. */
export function withoutCopied(inserted: Stranded[], twice: Relocation[]): Stranded[] {
  const standing = new Ranges(deletesOf(twice.filter(({ toClient }) => toClient >= 0)))
  const emptied = new Set<string>()
  const kept = inserted.flatMap((it): Stranded[] => {
    if (it.stands || it.isBlock || typeof it.content !== 'string') return [it]
    const [piece] = it.pieces as [Piece]
    const parts = standing.parts(piece.client, piece.clock, piece.length)
    if (parts.some(({ inside }) => inside)) for (const id of it.within) emptied.add(keyOf(id))
    return parts.flatMap(({ clock, length, inside }): Stranded[] => {
      if (inside) return []
      const at = clock - piece.clock
      const left = at ? { client: piece.client, clock: clock - 1 } : it.left
      return [
        {
          ...it,
          left,
          pieces: [{ client: piece.client, clock, length }],
          content: (it.content as string).slice(at, at + length),
        },
      ]
    })
  })
  for (const { within } of kept) for (const id of within) emptied.delete(keyOf(id))
  return kept.filter(({ isBlock, pieces }) => !isBlock || !emptied.has(keyOf(pieces[0]!)))
}

const keyOf = ({ client, clock }: Id) => `${client}.${clock}`

function deletesOf(pieces: Piece[]) {
  const byClient = new Map<number, { clock: number; len: number }[]>()
  for (const { client, clock, length } of pieces) {
    const ranges = byClient.get(client)
    if (ranges) ranges.push({ clock, len: length })
    else byClient.set(client, [{ clock, len: length }])
  }
  return byClient
}

/** The letters of a source that nothing was matched with. */
export function unusedIn({ pieces, used }: Source): Piece[] {
  const unused: Piece[] = []
  let at = 0
  for (const { client, clock, length } of pieces) {
    for (let offset = 0; offset < length; offset++)
      if (!used[at++]) extend(unused, { client, clock: clock + offset, length: 1 })
  }
  return unused
}

/** Takes letters out, each text in one go: they may be many and far apart. */
export function remove(doc: Y.Doc, pieces: Piece[]) {
  for (const [text, letters] of textsOf(doc, pieces)) {
    const going = new Ranges(deletesOf(letters))
    const delta: ({ retain: number } | { delete: number })[] = []
    for (let item = text._start; item; item = item.right) {
      if (item.deleted || !item.countable) continue
      for (const { length, inside } of going.parts(item.id.client, item.id.clock, item.length))
        delta.push(inside ? { delete: length } : { retain: length })
    }
    text.applyDelta(delta)
  }
}

function textsOf(doc: Y.Doc, pieces: Piece[]) {
  const texts = new Map<Y.XmlText, Piece[]>()
  for (const { client, clock, length } of pieces) {
    for (let at = clock; at < clock + length;) {
      const item = Y.getItem(doc.store, Y.createID(client, at)) as Y.Item | Y.GC
      const end = Math.min(clock + length, item.id.clock + item.length)
      if (item instanceof Y.Item && !item.deleted && item.parent instanceof Y.XmlText) {
        const letters = texts.get(item.parent) ?? []
        texts.set(item.parent, letters)
        extend(letters, { client, clock: at, length: end - at })
      }
      at = end
    }
  }
  return texts
}
