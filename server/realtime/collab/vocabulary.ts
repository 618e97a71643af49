import * as Y from 'yjs'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import { isAllowedAttribute, isAllowedFormat, isKnownNode } from '#app/editor/schema/vocabulary.ts'
import type { StructIndex } from './struct-index.ts'

const CHAIN = 50

/** Whether everything the structs say belongs to a section's text. The update is taken or refused whole, never trimmed. */
export function mayStand(index: StructIndex) {
  return index.structs.every((struct) => !(struct instanceof Y.Item) || allowed(struct, index))
}

function allowed(item: Y.Item, index: StructIndex): boolean {
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
    const name = attributeOf(index, item)
    return name !== null && content.arr.every((value: unknown) => isAllowedAttribute(name, value))
  }
  return false
}

/** An attribute that replaces another names only its forerunner on the wire, not the key. */
function attributeOf(index: StructIndex, item: Y.Item): string | null {
  let current: Y.Item | null = item
  for (let steps = 0; current && steps < CHAIN; steps++) {
    if (current.parentSub !== null) return current.parentSub
    const neighbour: Y.ID | null = current.origin ?? current.rightOrigin
    current = neighbour && index.find(neighbour)
  }
  return null
}
