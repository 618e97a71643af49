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

/**
 * Where the nearest of them stands now, and the words that were behind it and are gone. One's own that nobody knows yet (`unsentFrom`)
 * are left behind when what they follow goes elsewhere: they will be brought after it.
 */
export function nearestLeft(
  doc: Y.Doc,
  before: Stretch[],
  standsNow: (id: Id) => Id,
  unsentFrom: number,
): { id: Y.ID; gone: string } | null {
  let gone = ''
  let staying: { id: Y.ID; gone: string } | null = null
  for (const { client, clock, length, words } of before) {
    for (let at = length - 1; at >= 0; at--) {
      const id = { client, clock: clock + at }
      const now = standsNow(id)
      if (isThere(doc, now)) {
        const found = { id: Y.createID(now.client, now.clock), gone }
        if (now !== id) return found
        staying ??= found
        if (client !== doc.clientID || id.clock < unsentFrom) return staying
      }
      gone = (words[at] ?? '') + gone
    }
  }
  return staying
}

function isThere({ store }: Y.Doc, { client, clock }: Id) {
  if (Y.getState(store, client) <= clock) return false
  const item = Y.getItem(store, Y.createID(client, clock))
  return item instanceof Y.Item && !item.deleted
}

function add(found: Stretch[], { id, deleted, countable, content, length }: Y.Item, upTo = length) {
  if (deleted || !countable) return
  found.push({
    client: id.client,
    clock: id.clock,
    length: upTo,
    words: content instanceof Y.ContentString ? content.str.slice(0, upTo) : '',
  })
}

function lastOf(text: Y.XmlText): Y.Item | null {
  let last = text._first
  while (last?.right) last = last.right
  return last
}
