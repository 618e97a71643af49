import * as Y from 'yjs'

type Id = { client: number; clock: number }
/** Letters of one stretch, or what stands among letters as one of them. */
export type Stretch = Id & { words: string; length: number }

/** What stands before a place in its paragraph, the nearest first. Nothing when the place is the paragraph's beginning. */
export function lettersBefore(doc: Y.Doc, { item: id }: Y.RelativePosition): Stretch[] {
  const found: Stretch[] = []
  if (!id || Y.getState(doc.store, id.client) <= id.clock) return found
  const last = Y.getItem(doc.store, id)
  if (!(last instanceof Y.Item)) return found
  const text = last.parent instanceof Y.XmlText ? last.parent : null
  add(found, last, id.clock - last.id.clock + 1)
  for (let item = last.left; item; item = item.left) add(found, item)
  for (let beside = text?._item?.left; beside; beside = beside.left) {
    const { content } = beside
    if (!(content instanceof Y.ContentType) || !(content.type instanceof Y.XmlText)) add(found, beside)
    else if (!beside.deleted) for (let item = lastOf(content.type); item; item = item.left) add(found, item)
  }
  return found
}

/** The nearest of them that is still there, and the words that were behind it and are gone. */
export function nearestLeft(doc: Y.Doc, before: Stretch[], standsNow: (id: Id) => Id): { id: Y.ID; gone: string } | null {
  let gone = ''
  for (const { client, clock, length, words } of before) {
    for (let at = length - 1; at >= 0; at--) {
      const now = standsNow({ client, clock: clock + at })
      if (isThere(doc, now)) return { id: Y.createID(now.client, now.clock), gone }
      gone = (words[at] ?? '') + gone
    }
  }
  return null
}

function isThere({ store }: Y.Doc, { client, clock }: Id) {
  if (Y.getState(store, client) <= clock) return false
  const item = Y.getItem(store, Y.createID(client, clock))
  return item instanceof Y.Item && !item.deleted
}

function add(found: Stretch[], { id, deleted, countable, content, length }: Y.Item, upTo = length) {
  if (deleted || !countable) return
  found.push({ client: id.client, clock: id.clock, length: upTo, words: content instanceof Y.ContentString ? content.str.slice(0, upTo) : '' })
}

function lastOf(text: Y.XmlText): Y.Item | null {
  let last = text._first
  while (last?.right) last = last.right
  return last
}
