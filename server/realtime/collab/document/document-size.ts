import * as Y from 'yjs'
import type { Limits } from '../wire/limits.ts'
import { deletedRuns, lettersIn } from './deleted-runs.ts'
import type { LiveDocument } from './live-document.ts'
import { textsIn } from './passages.ts'
import type { StructIndex } from './struct-index.ts'
import type { Inspected } from './structs.ts'
import { tablesFit } from './table-grid.ts'

export function lettersOf({ content }: Pick<LiveDocument, 'content'>) {
  let letters = 0
  for (const text of textsIn(content)) letters += text.length
  return letters
}

/** Whether the document has room for what the update brings, in letters, in elements, in levels and in the grids of its tables. */
export function mayGrow(document: LiveDocument, { index, places, deletes }: Inspected, limits: Limits) {
  const { documentLetters, documentDepth, documentElements, tableArea } = limits
  if (!hasRoomForElements(document, index, documentElements) || !tablesFit(index, places, tableArea)) return false
  let brought = 0
  for (const { content } of index.structs as Partial<Y.Item>[])
    if (content instanceof Y.ContentString) brought += content.str.length
  if (!isShallow(index, documentDepth)) return false
  let letters = (document.atMost.letters ?? lettersOf(document)) + brought
  if (letters > documentLetters) letters = lettersOf(document) + brought - lettersIn(deletedRuns(document.doc, deletes))
  if (letters > documentLetters) return false
  document.atMost.letters = letters
  return true
}

/** As with the letters. What the update deletes counts until the next. */
function hasRoomForElements(document: LiveDocument, { structs }: StructIndex, limit: number) {
  const brought = structs.filter((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentType).length
  if (!brought) return true
  let elements = (document.atMost.elements ?? elementsIn(document.content)) + brought
  if (elements > limit) elements = elementsIn(document.content) + brought
  if (elements > limit) return false
  document.atMost.elements = elements
  return true
}

function elementsIn(parent: Y.XmlFragment): number {
  let count = 0
  for (const child of parent.toArray()) count += child instanceof Y.XmlElement ? 1 + elementsIn(child) : 1
  return count
}

function isShallow(index: StructIndex, limit: number) {
  const levels = new Map<Y.Item, number>()
  return index.structs.every((struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) return true
    return !(struct.content.type instanceof Y.XmlElement) || levelOf(index, struct, levels, limit) <= limit
  })
}

/** How many elements deep the item stands. Neighbours share a level, so one of them answers for a whole row. */
function levelOf(index: StructIndex, item: Y.Item, levels: Map<Y.Item, number>, limit: number): number {
  const passed: [Y.Item, number][] = []
  let current: Y.Item | null = item
  let below = 0
  let level = 0
  while (current && below <= limit && passed.length <= index.structs.length + limit) {
    const known = levels.get(current)
    if (known !== undefined) {
      level = known
      break
    }
    passed.push([current, below])
    const step = outward(index, current)
    if (step.parent) below++
    else if (!step.item) level = 1
    current = step.item
  }
  if (below > limit) return below
  const total = level + below
  for (const [it, depth] of passed) levels.set(it, total - depth)
  return total
}

/** One step towards the root: to the parent where the item names it, else to a neighbour that does. */
function outward(index: StructIndex, item: Y.Item): { item: Y.Item | null; parent: boolean } {
  if (item.parent instanceof Y.ID) return { item: index.find(item.parent), parent: true }
  if (item.parent instanceof Y.AbstractType) return { item: item.parent._item, parent: item.parent._item !== null }
  const neighbour = item.origin ?? item.rightOrigin
  return { item: typeof item.parent === 'string' || !neighbour ? null : index.find(neighbour), parent: false }
}
