import * as Y from 'yjs'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import { isAllowedAttribute, isAllowedFormat, isKnownNode } from '#app/editor/schema/vocabulary.ts'

type Struct = Y.Item | Y.GC
const CHAIN = 50

/** Whether everything the structs say belongs to a section's text. The update is taken or refused whole, never trimmed. */
export function mayStand(doc: Y.Doc, structs: Struct[]) {
  const attributes = new AttributeNames(doc, structs)
  return structs.every((struct) => !(struct instanceof Y.Item) || allowed(struct, attributes))
}

function allowed(item: Y.Item, attributes: AttributeNames): boolean {
  if (typeof item.parent === 'string' && item.parent !== CONTENT_ROOT) return false
  const { content } = item
  if (content instanceof Y.ContentDeleted) return true
  if (content instanceof Y.ContentString) return item.parentSub === null
  if (content instanceof Y.ContentFormat) return isAllowedFormat(content.key, content.value)
  if (content instanceof Y.ContentType) {
    if (content.type.constructor === Y.XmlText) return true
    return content.type.constructor === Y.XmlElement && isKnownNode((content.type as Y.XmlElement).nodeName)
  }
  if (content instanceof Y.ContentAny) {
    const name = attributes.of(item)
    return name !== null && content.arr.every((value: unknown) => isAllowedAttribute(name, value))
  }
  return false
}

/** An attribute that replaces another names only its forerunner on the wire, not the key. */
class AttributeNames {
  private byClient: Map<number, Struct[]> | null = null

  constructor(
    private readonly doc: Y.Doc,
    private readonly structs: Struct[],
  ) {}

  of(item: Y.Item): string | null {
    let current: Y.Item | null = item
    for (let steps = 0; current && steps < CHAIN; steps++) {
      if (current.parentSub !== null) return current.parentSub
      const neighbour: Y.ID | null = current.origin ?? current.rightOrigin
      current = neighbour && this.find(neighbour)
    }
    return null
  }

  private find({ client, clock }: Y.ID): Y.Item | null {
    const { store } = this.doc
    if (clock < Y.getState(store, client)) {
      const stored = Y.getItem(store, Y.createID(client, clock)) as Struct
      return stored instanceof Y.Item ? stored : null
    }
    const own = this.index().get(client) ?? []
    let [low, high] = [0, own.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const { id, length } = own[middle]!
      if (clock < id.clock) high = middle - 1
      else if (clock >= id.clock + length) low = middle + 1
      else return own[middle] instanceof Y.Item ? (own[middle] as Y.Item) : null
    }
    return null
  }

  private index() {
    if (!this.byClient) {
      this.byClient = new Map()
      for (const struct of this.structs) {
        const own = this.byClient.get(struct.id.client)
        if (own) own.push(struct)
        else this.byClient.set(struct.id.client, [struct])
      }
    }
    return this.byClient
  }
}
