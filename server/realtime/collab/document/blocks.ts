import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { documentSchema } from '#app/editor/schema/document-schema.ts'

/** A child of the content: an element, or a text that has lost its paragraph. */
export type Block = Y.XmlElement | Y.XmlText

/** The blocks in whose inside or at whose place the transaction changed something. */
export function touchedBlocks(
  { doc, changed, beforeState, afterState }: Y.Transaction,
  content: Y.XmlFragment,
): Block[] {
  const blocks: Block[] = []
  for (const type of changed.keys()) {
    const block = (type as unknown) === content ? null : blockAround(type as unknown as Y.XmlElement, content)
    if (block) blocks.push(block)
  }
  if (!changed.has(content as never)) return blocks
  for (const [client, end] of afterState) {
    const from = beforeState.get(client) ?? 0
    const structs = from < end ? doc.store.clients.get(client)! : []
    for (let at = structs.length && Y.findIndexSS(structs, from); at < structs.length; at++) {
      const struct = structs[at]!
      if (
        struct instanceof Y.Item &&
        !struct.deleted &&
        (struct.parent as unknown) === content &&
        struct.content instanceof Y.ContentType
      ) {
        blocks.push(struct.content.type as Block)
      }
    }
  }
  return blocks
}

function blockAround(type: Y.XmlElement, content: Y.XmlFragment): Block | null {
  let current: Y.XmlElement = type
  while (current._item && (current._item.parent as unknown) !== content)
    current = current._item.parent as unknown as Y.XmlElement
  return current._item ? current : null
}

/** Whether every browser can build the block as it is. An empty text is nothing yet. */
export function isValid(block: Block): boolean {
  if (!(block instanceof Y.XmlElement)) return block.length === 0
  try {
    const { content } = yXmlFragmentToProsemirrorJSON(block) as { content: unknown[] }
    const json = { type: block.nodeName, attrs: block.getAttributes(), content: content.flat() }
    const type = documentSchema.nodes[block.nodeName]
    if (!type || !documentSchema.topNodeType.contentMatch.matchType(type)) return false
    documentSchema.nodeFromJSON(json).check()
    return true
  } catch {
    return false
  }
}
