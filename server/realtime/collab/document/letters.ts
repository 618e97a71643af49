import * as Y from 'yjs'
import { grow, type Run } from '#app/editor/moves/text-runs.ts'
import { textsIn } from './passages.ts'

/** All letters that stand in a text, in the order of reading, with their ids. */
export function lettersIn(content: Y.XmlFragment): Run {
  const run: Run = { string: '', pieces: [] }
  for (const text of textsIn(content)) {
    for (let item = text._start; item; item = item.right) {
      if (item.deleted || !item.countable) continue
      grow(run, item.content instanceof Y.ContentString ? item.content.str : '\uFFFC'.repeat(item.length), item.id)
    }
  }
  return run
}
