import * as Y from 'yjs'
import type { Id, Stranded } from './stranded.ts'

const STEPS = 1000

/** The last, or the first, of an item's letters that has gone elsewhere. */
export type Gone = (item: Y.Item, end: 'last' | 'first') => Id | null
export type Beside = { left: Id | null; right: Id | null }

/**
 * A letter that stands in its text still, while the words it was written beside stand elsewhere: the last of them on its left, if
 * nothing that stayed is nearer, else the first on its right.
 */
export function besideMoved(
  item: Y.Item,
  from: { left: Y.Item | null; right: Y.Item | null },
  gone: Gone,
): Beside | null {
  for (let [left, steps] = [from.left, 0]; left && steps < STEPS; left = left.left, steps++) {
    if (left === item || !isLetters(left)) continue
    if (!left.deleted) return null
    const id = gone(left, 'last')
    if (id) return { left: id, right: null }
  }
  for (let [right, steps] = [from.right, 0]; right && steps < STEPS; right = right.right, steps++) {
    if (right === item || !isLetters(right)) continue
    if (!right.deleted) return null
    const id = gone(right, 'first')
    if (id) return { left: null, right: id }
  }
  return null
}

function isLetters({ content }: Y.Item) {
  return content instanceof Y.ContentString || content instanceof Y.ContentDeleted
}

/** What stands in these texts beside letters that this transaction took elsewhere, and whose author's letters had not been seen. */
export function leftBehind(texts: Iterable<Y.XmlText>, gone: Gone, unseen: (id: Id) => boolean): Stranded[] {
  const found: Stranded[] = []
  for (const text of texts) {
    const carried = new Set<Y.Item>()
    for (let item = text._start; item; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString) || !unseen(item.id)) continue
      const beside = besideMoved(item, { left: item.left, right: item.right }, gone) ?? behindCarried(item, carried)
      if (!beside) continue
      carried.add(item)
      found.push({
        pieces: [{ client: item.id.client, clock: item.id.clock, length: item.length }],
        content: item.content.str,
        isBlock: false,
        ...beside,
        within: [text._item!.id],
        stands: true,
      })
    }
  }
  return found
}

function behindCarried(item: Y.Item, carried: Set<Y.Item>) {
  let { left } = item
  while (left?.deleted) left = left.left
  return left && carried.has(left) ? { left: left.lastId, right: null } : null
}
