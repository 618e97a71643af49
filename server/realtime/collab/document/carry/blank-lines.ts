import * as Y from 'yjs'
import { isTextblock, type Successors } from '#app/editor/moves/relocations.ts'
import type { TextChanges } from '#app/editor/moves/text-runs.ts'

/** What is written in a line that was empty when it was taken away goes to the end of the line before it, else of the one behind. */
export function leaveBlank(
  { elementsOut, deleted }: Pick<TextChanges, 'elementsOut' | 'deleted'>,
  successors: Successors,
) {
  const filled = new Set<unknown>([
    ...deleted.map(({ text }) => text.parent),
    ...elementsOut.map(({ parent }) => parent),
  ])
  for (const out of elementsOut) {
    const line = isTextblock(out) && !successors.has(out) && !filled.has(out) && lineBeside(out)
    if (line) successors.set(out, line)
  }
}

function lineBeside(element: Y.XmlElement): Y.XmlElement | null {
  for (const side of ['left', 'right'] as const) {
    for (let around = element._item; around; around = (around.parent as Y.XmlElement)._item) {
      for (let item = around[side]; item; item = item[side]) {
        const line = item.deleted ? null : lineIn(item, side)
        if (line) return line
      }
    }
  }
  return null
}

function lineIn({ content }: Y.Item, side: 'left' | 'right'): Y.XmlElement | null {
  const element = content instanceof Y.ContentType ? content.type : null
  if (!(element instanceof Y.XmlElement)) return null
  if (isTextblock(element)) return element
  const items = element.toArray().map((child) => (child as Y.XmlElement)._item!)
  for (const item of side === 'left' ? items.reverse() : items) {
    const line = lineIn(item, side)
    if (line) return line
  }
  return null
}
