import * as Y from 'yjs'
import { markNameOf } from '#app/editor/schema/vocabulary.ts'

/** The texts of a fragment in reading order. */
export function* textsIn(parent: Y.XmlFragment): Generator<Y.XmlText> {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) yield child
    else if (child instanceof Y.XmlElement) yield* textsIn(child)
  }
}

/** The comment threads that still have words under them. */
export function threadsIn(content: Y.XmlFragment): Set<string> {
  const threads = new Set<string>()
  for (const text of textsIn(content)) {
    for (const { attributes } of text.toDelta() as { attributes?: Record<string, { threadId?: string }> }[]) {
      for (const [key, value] of Object.entries(attributes ?? {})) {
        if (markNameOf(key) === 'comment' && value?.threadId) threads.add(value.threadId)
      }
    }
  }
  return threads
}
