import * as Y from 'yjs'
import type { RelocationMap } from '#app/editor/moves/relocation-map.ts'
import { isFresh, type TextChanges } from '#app/editor/moves/text-runs.ts'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import type { Ranges } from './ranges.ts'
import { type Id, lastOf, type Stranded } from './stranded.ts'

/**
 * What went with its block although the update does not name it: whoever put the block elsewhere had not seen it yet. Only within
 * `afterTransaction`, after the moves of the same transaction were noted.
 */
export function unclaimed(
  transaction: Y.Transaction,
  changes: TextChanges,
  claimed: Ranges,
  moved: RelocationMap,
): Stranded[] {
  const blocks = new Set(changes.elementsOut.filter(({ nodeName }) => documentSchema.nodes[nodeName]?.inlineContent))
  for (const { gone, text } of changes.deleted) {
    if (gone && text.parent instanceof Y.XmlElement) blocks.add(text.parent)
  }
  const found: Stranded[] = []
  let block: Id | null = null
  for (const element of blocks) {
    const own = element._item!.id
    const reader = new BlockReader(transaction, element, claimed, moved)
    if (
      element._item!.deleted &&
      !claimed.has(own.client, own.clock) &&
      !isFresh(transaction, element._item!) &&
      !moved.at(own)
    ) {
      found.push({
        pieces: [{ ...own, length: 1 }],
        content: 'block',
        isBlock: true,
        left: block,
        right: null,
        within: [],
        stands: false,
      })
    }
    reader.read()
    found.push(...reader.found)
    block = own
  }
  return found
}

class BlockReader {
  readonly found: Stranded[] = []
  private left: Id | null = null

  constructor(
    private readonly transaction: Y.Transaction,
    private readonly element: Y.XmlElement,
    private readonly claimed: Ranges,
    private readonly moved: RelocationMap,
  ) {}

  read() {
    for (let item = this.element._start; item; item = item.right) {
      if (!(item.content instanceof Y.ContentType)) continue
      const { type } = item.content
      if (type instanceof Y.XmlText) this.readText(type)
      else if (type instanceof Y.XmlElement) this.readAtom(item, type)
    }
    for (const [index, stranded] of this.found.entries()) {
      if (!stranded.left) stranded.right = this.rightOf(index)
    }
  }

  private readText(text: Y.XmlText) {
    const within = [text._item!.id, this.element._item!.id]
    for (let item = text._start; item; item = item.right) {
      if (!(item.content instanceof Y.ContentString)) {
        if (this.moved.at(item.lastId)) this.left = item.lastId
        continue
      }
      const string = item.content.str
      for (const { clock, length, inside } of this.claimed.parts(item.id.client, item.id.clock, item.length)) {
        const piece = { client: item.id.client, clock, length }
        const end = lastOf(piece)
        if (!this.went(item) || inside || this.moved.at(end)) {
          if (!item.deleted || this.moved.at(end)) this.left = end
          continue
        }
        const at = clock - item.id.clock
        this.found.push({
          pieces: [piece],
          content: string.slice(at, at + length),
          isBlock: false,
          left: this.left,
          right: null,
          within,
          stands: false,
        })
        this.left = end
      }
    }
  }

  private readAtom(item: Y.Item, { nodeName, _map }: Y.XmlElement) {
    const { id } = item
    if (this.went(item) && !this.claimed.has(id.client, id.clock) && !this.moved.at(id)) {
      const attributes = Object.fromEntries([..._map].map(([key, it]) => [key, it.content.getContent()[0] as unknown]))
      this.found.push({
        pieces: [{ ...id, length: 1 }],
        content: { name: nodeName, attributes },
        isBlock: false,
        left: this.left,
        right: null,
        within: [this.element._item!.id],
        stands: false,
      })
    } else if (item.deleted && !this.moved.at(id)) return
    this.left = id
  }

  private went(item: Y.Item) {
    return item.deleted && Y.isDeleted(this.transaction.deleteSet, item.id) && !isFresh(this.transaction, item)
  }

  /** The first that was moved of what stood behind. */
  private rightOf(index: number): Id | null {
    const { client, clock } = this.found[index]!.pieces[0]!
    let behind = false
    for (const item of this.items()) {
      if (item.id.client === client && item.id.clock <= clock && clock < item.id.clock + item.length) behind = true
      else if (behind && this.moved.at(item.id)) return item.id
    }
    return null
  }

  private *items() {
    for (let item = this.element._start; item; item = item.right) {
      yield item
      if (!(item.content instanceof Y.ContentType)) continue
      for (let inner = item.content.type._start; inner; inner = inner.right) yield inner
    }
  }
}
