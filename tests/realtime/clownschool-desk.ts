import * as Y from 'yjs'
import { identified } from '#tests/factories/blocks.ts'

type Patch = [position: number, deleted: number, inserted: string]
export type Desk = { doc: Y.Doc; apply(patches: Patch[]): void; text(): string }

const content = (doc: Y.Doc) => doc.getXmlFragment('content')
const textOf = (block: unknown) => (block as Y.XmlElement).get(0) as Y.XmlText
const plain = (text: Y.XmlText) => (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')

/** The whole text in one paragraph: what is counted is the text alone. */
export function blockDesk(doc: Y.Doc): Desk {
  const text = () => textOf(content(doc).get(0))
  return {
    doc,
    text: () => plain(text()),
    apply(patches) {
      for (const [position, deleted, inserted] of patches) {
        if (deleted) text().delete(position, deleted)
        if (inserted) text().insert(position, inserted)
      }
    },
  }
}

/** One paragraph a line, as the editor has it: Enter parts a paragraph by writing its tail anew, Backspace joins two the same way. */
export function linesDesk(doc: Y.Doc): Desk {
  const blocks = () => content(doc).toArray()
  function locate(position: number) {
    const lines = blocks()
    let left = position
    for (const [line, block] of lines.entries()) {
      const { length } = textOf(block)
      if (left <= length) return { line, column: left }
      left -= length + 1
    }
    // Concurrent joins and splits have moved this text away from the trace: the end is as near as it gets.
    return { line: lines.length - 1, column: textOf(lines.at(-1)).length }
  }
  function remove(position: number, deleted: number) {
    let left = deleted
    while (left > 0) {
      const { line, column } = locate(position)
      const text = textOf(blocks()[line])
      const here = Math.min(left, text.length - column)
      if (here > 0) text.delete(column, here)
      left -= here
      if (left === 0) return
      const next = blocks()[line + 1]
      if (!next) return
      const tail = plain(textOf(next))
      content(doc).delete(line + 1, 1)
      if (tail) text.insert(column, tail)
      left--
    }
  }
  function insert(position: number, inserted: string) {
    const { line, column } = locate(position)
    const [first = '', ...rest] = inserted.split('\n')
    const text = textOf(blocks()[line])
    if (!rest.length) return void text.insert(column, first)
    const tail = plain(text).slice(column)
    if (tail) text.delete(column, tail.length)
    if (first) text.insert(column, first)
    const added = rest.map((words, index) => paragraph(index === rest.length - 1 ? words + tail : words))
    content(doc).insert(line + 1, added)
  }
  return {
    doc,
    text: () =>
      blocks()
        .map((block) => plain(textOf(block)))
        .join('\n'),
    apply(patches) {
      for (const [position, deleted, inserted] of patches) {
        if (deleted) remove(position, deleted)
        if (inserted) insert(position, inserted)
      }
    },
  }
}

export function paragraph(words = '') {
  const block = identified(new Y.XmlElement('paragraph'))
  block.insert(0, [new Y.XmlText(words)])
  return block
}
