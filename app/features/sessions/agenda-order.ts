import { childrenOf } from './running-times.ts'

type Item = { id: string; parentId: string | null }
/** Where an item goes: below another or to the top, before a neighbour or to the end. */
export type ItemPlace = { parentId: string | null; beforeId?: string }
export type Step = 'up' | 'down' | 'in' | 'out'

/** The ids of one level in their order, below a parent or at the top. */
export function siblingsOf(items: Item[], parentId: string | null) {
  return items.filter((item) => item.parentId === parentId).map(({ id }) => id)
}

/** Where it stands now, said as a place to go back to. */
export function placeOf(items: Item[], { id, parentId }: Item): ItemPlace {
  const order = siblingsOf(items, parentId)
  const beforeId = order[order.indexOf(id) + 1]
  return { parentId, ...(beforeId && { beforeId }) }
}

/** Where one step leads; null where there is no such step. */
export function stepFrom(items: Item[], item: Item, step: Step): ItemPlace | null {
  const { id, parentId } = item
  const order = siblingsOf(items, parentId)
  const at = order.indexOf(id)
  if (step === 'up') return at > 0 ? { parentId, beforeId: order[at - 1]! } : null
  if (step === 'down') return at + 1 < order.length ? toPlace(parentId, order[at + 2]) : null
  if (step === 'in') return parentId === null && at > 0 && !hasChildren(items, id) ? { parentId: order[at - 1]! } : null
  if (parentId === null) return null
  const top = siblingsOf(items, null)
  return toPlace(null, top[top.indexOf(parentId) + 1])
}

function toPlace(parentId: string | null, beforeId?: string): ItemPlace {
  return { parentId, ...(beforeId && { beforeId }) }
}

export function hasChildren(items: Item[], id: string) {
  return items.some(({ parentId }) => parentId === id)
}

/** Why an item cannot go there: `gone` where the place is not there any more, `levels` where there would be a third. */
export function barredFrom(items: Item[], item: Item, { parentId, beforeId }: ItemPlace): 'gone' | 'levels' | null {
  const parent = parentId === null ? null : items.find(({ id }) => id === parentId)
  if (parent === undefined) return 'gone'
  if (beforeId && beforeId !== item.id && !siblingsOf(items, parentId).includes(beforeId)) return 'gone'
  return parent && (parent.parentId !== null || parent.id === item.id || hasChildren(items, item.id)) ? 'levels' : null
}

/** The ids of the level it goes to, with it in its place. */
export function orderAfter(items: Item[], { id }: Item, { parentId, beforeId }: ItemPlace): string[] {
  const rest = siblingsOf(items, parentId).filter((other) => other !== id)
  const at = beforeId ? rest.indexOf(beforeId) : -1
  return at < 0 ? [...rest, id] : [...rest.slice(0, at), id, ...rest.slice(at)]
}

/** Top items in their order, each followed by those below it. */
export function inReadingOrder<I extends Item>(items: I[]): I[] {
  const below = childrenOf(items)
  return items.filter(({ parentId }) => parentId === null).flatMap((item) => [item, ...(below.get(item.id) ?? [])])
}
