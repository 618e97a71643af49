import * as Y from 'yjs'
import { extend, type Piece } from '#app/editor/moves/pieces.ts'
import { firstReaching } from '#app/editor/moves/relocation-map.ts'
import type { InsertedRun } from '#app/editor/moves/text-runs.ts'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import type { StructIndex } from '../struct-index.ts'
import { besideMoved, type Gone } from './left-behind.ts'
import type { Ranges } from './ranges.ts'
import { holds, type Id, type Stranded } from './stranded.ts'

type Update = { doc: Y.Doc; index: StructIndex; before: Map<number, number>; claimed: Ranges; gone: Gone }
/** `carried`: what stands and is carried, of each client in the order of writing. */
type Seen = Update & { carried: Map<number, Piece[]> }

/**
 * What an update inserted that found no place, read from its bytes, since what is written into a text that is gone keeps no letters;
 * and what found one beside words that have gone elsewhere meanwhile.
 */
export function unplacedInserts(update: Update): Stranded[] {
  const found: Stranded[] = []
  const seen = { ...update, carried: new Map<number, Piece[]>() }
  for (const struct of seen.index.structs) {
    if (!(struct instanceof Y.Item) || struct.parentSub !== null) continue
    const known = seen.before.get(struct.id.client) ?? 0
    if (struct.id.clock + struct.length <= known) continue
    if (struct.content instanceof Y.ContentString)
      for (const it of strandedLetters(seen, struct, struct.content.str, known)) found.push(it)
    else if (
      struct.content instanceof Y.ContentType &&
      struct.content.type instanceof Y.XmlElement &&
      isLost(seen, struct.id)
    ) {
      found.push(...strandedElement(seen, struct, struct.content.type))
    }
  }
  return found
}

function strandedLetters(seen: Seen, struct: Y.Item, string: string, known: number): Stranded[] {
  const { client, clock } = struct.id
  const from = Math.max(clock, known)
  const kept = seen.claimed.parts(client, from, clock + string.length - from).find(({ inside }) => !inside)
  if (!kept) return []
  const origin = from > clock ? Y.createID(client, from - 1) : struct.origin
  const stored = standing(seen.doc, { client, clock: kept.clock })
  const place = stored ? besideWhat(seen, stored, origin, struct.rightOrigin) : placeInText(seen, struct, origin)
  const found = place ? parts(seen, struct, string, from, place) : []
  if (place?.stands) {
    const carried = seen.carried.get(client) ?? []
    seen.carried.set(client, carried)
    for (const { pieces } of found) for (const piece of pieces) extend(carried, piece)
  }
  return found
}

/** The letters that found no place, as runs: what was put elsewhere may be among them. */
export function runsOf(inserts: Stranded[]): InsertedRun[] {
  const runs: InsertedRun[] = []
  for (const { pieces, content, stands, isBlock, left } of inserts) {
    if (stands || isBlock || typeof content !== 'string') continue
    const run = runs.at(-1)
    const goesOn = run && left && holds(run.pieces.at(-1)!, left)
    if (goesOn) for (const piece of pieces) extend(run.pieces, piece)
    if (goesOn) run.string += content
    else runs.push({ string: content, pieces: pieces.map((piece) => ({ ...piece })), fresh: true, text: null })
  }
  return runs
}

type Place = Pick<Stranded, 'left' | 'right' | 'within' | 'stands'>

/** Null for letters that stand where they belong. */
function besideWhat(
  { doc, gone, carried }: Seen,
  stored: Y.Item,
  origin: Y.ID | null,
  rightOrigin: Y.ID | null,
): Place | null {
  // What was typed behind a letter that is carried goes with it.
  const own = (origin && carried.get(origin.client)) ?? []
  const before = origin && own[firstReaching(own, origin.clock)]
  if (before && holds(before, origin)) return { left: origin, right: null, within: [], stands: true }
  const left = placed(doc, origin)
  if (left === stored) return null
  const beside = besideMoved(
    stored,
    { left: left ?? stored.left, right: placed(doc, rightOrigin) ?? stored.right },
    gone,
  )
  return beside && { ...beside, within: [], stands: true }
}

/** The first letter of a text that came with it stands where the text does. */
function placeInText({ index }: Seen, struct: Y.Item, origin: Y.ID | null): Place {
  const text = parentOf(index, struct)
  const around = text && (index.brought(text) ?? index.find(text))
  const own = around && !around.deleted && isText(around) ? around : null
  return {
    left: origin ?? own?.origin ?? null,
    right: struct.rightOrigin ?? own?.rightOrigin ?? null,
    within: [text, own && parentOf(index, own)].filter((id): id is Y.ID => id !== null),
    stands: false,
  }
}

/** The letters that their own author has not taken out again within the update. */
function parts(
  { claimed }: Seen,
  { id: { client, clock } }: Y.Item,
  string: string,
  from: number,
  place: Place,
): Stranded[] {
  let { left } = place
  return claimed.parts(client, from, clock + string.length - from).flatMap((part): Stranded[] => {
    if (part.inside) return []
    const stranded = {
      ...place,
      left,
      pieces: [{ client, clock: part.clock, length: part.length }],
      content: string.slice(part.clock - clock, part.clock - clock + part.length),
      isBlock: false,
    }
    left = { client, clock: part.clock + part.length - 1 }
    return [stranded]
  })
}

function strandedElement({ index, claimed }: Seen, struct: Y.Item, { nodeName }: Y.XmlElement): Stranded[] {
  const { client, clock } = struct.id
  const type = documentSchema.nodes[nodeName]
  if (!type || claimed.has(client, clock)) return []
  const base = { pieces: [{ client, clock, length: 1 }], stands: false }
  const parent = parentOf(index, struct)
  if (type.isInline) {
    const content = { name: nodeName, attributes: index.attributesOf(struct.id) }
    return [
      {
        ...base,
        content,
        isBlock: false,
        left: struct.origin,
        right: struct.rightOrigin,
        within: parent ? [parent] : [],
      },
    ]
  }
  if (!type.inlineContent) return []
  return [{ ...base, content: 'block', isBlock: true, ...blockNeighbours(index, struct), within: [] }]
}

/** Beside which block it was written; the first in a list item of its own stands beside what the item stood beside. */
function blockNeighbours(index: StructIndex, struct: Y.Item): { left: Id | null; right: Id | null } {
  let current: Y.Item | null = struct
  for (let steps = 0; current && steps < 20; steps++) {
    if (current.origin || current.rightOrigin) return { left: current.origin, right: current.rightOrigin }
    const parent = parentOf(index, current)
    current = parent && index.find(parent)
  }
  return { left: null, right: null }
}

function parentOf(index: StructIndex, struct: Y.Item): Y.ID | null {
  let current: Y.Item | null = struct
  for (let steps = 0; current && steps < 10_000; steps++) {
    if (current.parent instanceof Y.ID) return current.parent
    if (current.parent instanceof Y.AbstractType) return current.parent._item?.id ?? null
    const neighbour: Y.ID | null = current.origin ?? current.rightOrigin
    current = neighbour && index.find(neighbour)
  }
  return null
}

function isText({ content }: Y.Item) {
  return content instanceof Y.ContentType && content.type instanceof Y.XmlText
}

function isLost(seen: Seen, id: Y.ID) {
  return standing(seen.doc, id) === null
}

/** The letter as it stands in the document; null where it is gone. */
function standing(doc: Y.Doc, id: Id): Y.Item | null {
  const item = placed(doc, id)
  return item && !item.deleted ? item : null
}

function placed({ store }: Y.Doc, id: Id | null): Y.Item | null {
  if (!id || id.clock >= Y.getState(store, id.client)) return null
  const item = Y.getItem(store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC
  return item instanceof Y.Item ? item : null
}
