import * as Y from 'yjs'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- Yjs types its own events so
export type YType = Y.AbstractType<any>
type Ids = { client: number; clock: number }

/** Whether an update that is not applied yet changes the words or the attributes of a block, or takes the block away. */
export function touchesBlock(doc: Y.Doc, block: YType, update: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(update)
  for (const struct of structs) {
    // The server sends everybody everything, one's own letters included.
    if (struct.id.clock + struct.length <= Y.getState(doc.store, struct.id.client)) continue
    if (struct instanceof Y.Item && isOf(block, containerOf(doc, struct))) return true
  }
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) {
      for (const item of storedItems(doc, client, clock, clock + len)) {
        if (item.deleted) continue
        if (isOf(block, item.parent) || (item.content instanceof Y.ContentType && isWithin(block, item.content.type)))
          return true
      }
    }
  }
  return false
}

/** Where new content goes; null when that is new in the same update, and is judged by what it goes into. */
function containerOf(doc: Y.Doc, { parent, origin, rightOrigin }: Y.Item): unknown {
  // As it is decoded, the parent is an id, the name of a root, or missing where a neighbour says it.
  const given = parent as unknown
  if (given && typeof given === 'object' && 'clock' in given) {
    const item = stored(doc, given as Ids)
    return item?.content instanceof Y.ContentType ? item.content.type : null
  }
  return (origin && stored(doc, origin)?.parent) ?? (rightOrigin && stored(doc, rightOrigin)?.parent) ?? null
}

function stored(doc: Y.Doc, id: Ids): Y.Item | null {
  if (Y.getState(doc.store, id.client) <= id.clock) return null
  const item = Y.getItem(doc.store, Y.createID(id.client, id.clock))
  return item instanceof Y.Item ? item : null
}

function* storedItems(doc: Y.Doc, client: number, from: number, to: number): Generator<Y.Item> {
  const structs = doc.store.clients.get(client)
  if (!structs || from >= Y.getState(doc.store, client)) return
  for (let index = Y.findIndexSS(structs, from); index < structs.length && structs[index]!.id.clock < to; index++) {
    const struct = structs[index]
    if (struct instanceof Y.Item) yield struct
  }
}

/** The block itself, or its text. */
function isOf(block: YType, container: unknown): boolean {
  return container === block || (container instanceof Y.AbstractType && container._item?.parent === block)
}

function isWithin(block: YType, outer: YType): boolean {
  for (let type: YType | null = block; type; type = (type._item?.parent as YType | undefined) ?? null) {
    if (type === outer) return true
  }
  return false
}
