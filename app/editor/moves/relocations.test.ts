// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { afterEach, describe, expect, it, test } from 'vitest'
import * as Y from 'yjs'
import { createSectionEditor } from '../create-editor.ts'
import { linkedProviders, type TestProvider } from '../linked-providers.fixture.ts'
import type { DocumentNode } from '../schema/document-json.ts'
import { RelocationMap } from './relocation-map.ts'
import { type Relocation, relocationsOf } from './relocations.ts'

const open: Editor[] = []
const paragraph = (text: string): DocumentNode => ({
  type: 'paragraph',
  ...(text && { content: [{ type: 'text', text }] }),
})

afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

/** Two people at these paragraphs; what the first does is read at the second's. */
function paragraphs(...texts: string[]) {
  const [one, other] = linkedProviders({ type: 'doc', content: texts.map(paragraph) }) as [TestProvider, TestProvider]
  const editor = createSectionEditor({ element: document.createElement('div'), provider: one, extensions: [] })
  open.push(editor)
  const found: Relocation[] = []
  other.doc.on('afterTransaction', (transaction: Y.Transaction) => void found.push(...relocationsOf(transaction)))
  const places = new Map<string, { client: number; clock: number }>()
  let line = 0
  for (const block of other.fragment.toArray() as Y.XmlElement[]) {
    const text = block.get(0)
    places.set(`block ${line}`, block._item!.id)
    if (text instanceof Y.XmlText)
      places.set(`line ${line}`, { client: text._start!.id.client, clock: text._start!.id.clock })
    line++
  }
  const moved = () => {
    const map = new RelocationMap()
    map.add(found)
    return map
  }
  /** Which letter the one at this offset of this line has become. */
  const nowAt = (ofLine: number, offset: number) => {
    const first = places.get(`line ${ofLine}`)!
    return letterOf(other.doc, moved().resolve({ client: first.client, clock: first.clock + offset }))
  }
  return { editor, other, found, nowAt, blockNow: (ofLine: number) => moved().resolve(places.get(`block ${ofLine}`)!) }
}

function letterOf(doc: Y.Doc, { client, clock }: { client: number; clock: number }) {
  const item = Y.getItem(doc.store, Y.createID(client, clock))
  if (!(item instanceof Y.Item) || item.deleted || !(item.content instanceof Y.ContentString)) return null
  const text = item.parent as Y.XmlText
  return {
    letter: item.content.str[clock - item.id.clock],
    kind: (text.parent as Y.XmlElement).nodeName,
    line: text.toString(),
  }
}

describe('what is put elsewhere is followed letter by letter', () => {
  it.each([
    ['long', 'The river feeds the town below.'],
    ['short', 'abc'],
    ['one letter', 'a'],
  ])('when a %s paragraph becomes a heading', (_, text) => {
    const { editor, nowAt, blockNow, other } = paragraphs('Before.', text, 'Behind.')
    editor.chain().setTextSelection(10).setNode('heading', { level: 2 }).run()
    for (let offset = 0; offset < text.length; offset++)
      expect(nowAt(1, offset)).toEqual({ letter: text[offset], kind: 'heading', line: text })
    expect(blockNow(1)).toEqual((other.fragment.get(1) as Y.XmlElement)._item!.id)
  })

  it('when an empty paragraph becomes a heading, and one among others a list item', () => {
    const { editor, blockNow, other } = paragraphs('Before.', '', 'Behind.')
    editor.chain().setTextSelection(10).setNode('heading', { level: 2 }).run()
    expect(blockNow(1)).toEqual((other.fragment.get(1) as Y.XmlElement)._item!.id)
    const second = paragraphs('one', '', 'two')
    second.editor.chain().selectAll().toggleList('bulletList', 'listItem').run()
    const list = second.other.fragment.get(0) as Y.XmlElement
    expect(list.nodeName).toBe('bulletList')
    for (const line of [0, 1, 2])
      expect(second.blockNow(line)).toEqual(((list.get(line) as Y.XmlElement).get(0) as Y.XmlElement)._item!.id)
  })

  it.each([0, 1, 3, 6])('when a paragraph is split after %i letters', (at) => {
    const { editor, nowAt } = paragraphs('one two')
    editor
      .chain()
      .setTextSelection(1 + at)
      .splitBlock()
      .run()
    for (let offset = 0; offset < 7; offset++) {
      expect(nowAt(0, offset)).toMatchObject({
        letter: 'one two'[offset],
        line: offset < at ? 'one two'.slice(0, at) : 'one two'.slice(at),
      })
    }
  })

  it('when paragraphs are joined, also short ones', () => {
    const { editor, nowAt } = paragraphs('ab', 'cd')
    editor.chain().setTextSelection(5).joinBackward().run()
    for (const [line, offset, letter] of [
      [0, 0, 'a'],
      [0, 1, 'b'],
      [1, 0, 'c'],
      [1, 1, 'd'],
    ] as const) {
      expect(nowAt(line, offset)).toMatchObject({ letter, line: 'abcd' })
    }
  })

  it('when each of several alike becomes an item of a list', () => {
    const { editor, nowAt, found } = paragraphs('yes', 'no', 'yes')
    editor.chain().selectAll().toggleList('bulletList', 'listItem').run()
    const at = (line: number) => nowAt(line, 0)
    expect([at(0)?.letter, at(1)?.letter, at(2)?.letter]).toEqual(['y', 'n', 'y'])
    expect(new Set(found.map(({ toClient, toClock }) => `${toClient}.${toClock}`)).size).toBe(found.length)
  })
})

test('typing, deleting and what is only alike by chance put nothing elsewhere', () => {
  const { editor, found } = paragraphs('The river feeds the town.', 'one two')
  editor.commands.insertContentAt(5, 'wide ')
  editor.commands.deleteRange({ from: 1, to: 5 })
  editor
    .chain()
    .deleteRange({ from: 1, to: 3 })
    .insertContentAt(editor.state.doc.content.size - 3, 'wi')
    .run()
  expect(found).toEqual([])
})
