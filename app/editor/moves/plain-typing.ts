import * as Y from 'yjs'

/**
 * How many letters the transaction added where letters stood already, or null when it did anything else. Typing, which is most of
 * what happens, can neither break a block nor touch a comment's passage, and a few letters were not moved from elsewhere.
 */
export function plainlyTyped({ doc, beforeState, afterState, deleteSet }: Y.Transaction): number | null {
  if (deleteSet.clients.size) return null
  const added = new Map<Y.XmlText, number>()
  let letters = 0
  for (const [client, end] of afterState) {
    const from = beforeState.get(client) ?? 0
    if (from >= end) continue
    const structs = doc.store.clients.get(client)!
    for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
      const struct = structs[index]!
      if (
        !(struct instanceof Y.Item) ||
        !(struct.content instanceof Y.ContentString) ||
        !(struct.parent instanceof Y.XmlText)
      )
        return null
      added.set(struct.parent, (added.get(struct.parent) ?? 0) + struct.length)
      letters += struct.length
    }
  }
  // Words in a text that was empty are the first to be looked at.
  for (const [text, length] of added) if (text.length <= length) return null
  return letters
}
