// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type * as Y from 'yjs'
import { missingIds } from './block-ids.ts'
import { createSectionEditor } from './create-editor.ts'
import { linkedProviders, type TestProvider } from './linked-providers.fixture.ts'
import { newBlockId } from './schema/block-id.ts'
import type { DocumentNode } from './schema/document-json.ts'
import { documentSchema } from './schema/document-schema.ts'
import { isIdentifier } from './schema/vocabulary.ts'

const open: Editor[] = []

function editorOn(provider: TestProvider): Editor {
  const element = document.body.appendChild(document.createElement('div'))
  const editor = createSectionEditor({ element, provider, extensions: [] })
  open.push(editor)
  return editor
}

afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
  document.body.replaceChildren()
})

const p = (id: string | null, words = ''): DocumentNode => ({
  type: 'paragraph',
  attrs: { id },
  ...(words && { content: [{ type: 'text', text: words }] }),
})

const RIVER = 'The river feeds the town.'
const FIELDS = 'Fields flood each spring.'

function table(content = [p('a', RIVER), p('b', FIELDS)]) {
  const [one, other] = linkedProviders({ type: 'doc', content }) as [TestProvider, TestProvider]
  return { one, other, a: editorOn(one), b: editorOn(other) }
}

const idsIn = (editor: Editor) => editor.state.doc.children.map(({ attrs }) => attrs.id as string | null)
const blocksIn = (editor: Editor) =>
  Object.fromEntries(editor.state.doc.children.map((it) => [it.attrs.id, it.textContent]))
const startOf = (editor: Editor, words: string) => {
  let found = -1
  editor.state.doc.descendants((node, at) => {
    if (node.text?.includes(words)) found = at + node.text.indexOf(words)
  })
  return found
}

describe('the id of a block', () => {
  it('is given by whoever makes the block, with its first letter, and is the same for everybody', () => {
    const { a, b, one } = table([])
    expect(one.fragment.length).toBe(0)
    a.commands.insertContentAt(1, 'A')
    const [id] = idsIn(a)
    expect(isIdentifier(id)).toBe(true)
    expect(idsIn(b)).toEqual([id])
    a.commands.insertContentAt(2, 'nd so on')
    expect(idsIn(a)).toEqual([id])
  })

  it('is given to nothing that somebody else made, and not by opening the text', () => {
    const { one, other, a, b } = table([p(null, RIVER), p('b', FIELDS), p('b', FIELDS)])
    const written = vi.fn()
    for (const { doc } of [one, other]) doc.on('update', written)
    editorOn(one)
    expect(written).not.toHaveBeenCalled()
    b.commands.insertContentAt(startOf(b, FIELDS), 'x')
    expect(idsIn(a)).toEqual([null, 'b', 'b'])
    expect(idsIn(b)).toEqual(idsIn(a))
  })

  it.each<[string, (editor: Editor) => void, Record<string, string>]>([
    [
      'split in its middle',
      (it) => it.chain().setTextSelection(startOf(it, 'feeds')).splitBlock().run(),
      { a: 'The river ' },
    ],
    [
      'split at its beginning',
      (it) => it.chain().setTextSelection(startOf(it, RIVER)).splitBlock().run(),
      { a: RIVER },
    ],
    [
      'split at its end',
      (it) =>
        it
          .chain()
          .setTextSelection(startOf(it, RIVER) + RIVER.length)
          .splitBlock()
          .run(),
      { a: RIVER },
    ],
    ['made a heading', (it) => it.chain().setTextSelection(3).setNode('heading', { level: 2 }).run(), { a: RIVER }],
    [
      'made a quotation and a paragraph again',
      (it) => it.chain().setTextSelection(3).toggleWrap('blockquote').toggleWrap('blockquote').run(),
      { a: RIVER },
    ],
    [
      'made a list and a paragraph again',
      (it) =>
        it.chain().setTextSelection(3).toggleList('bulletList', 'listItem').toggleList('bulletList', 'listItem').run(),
      { a: RIVER },
    ],
    [
      'joined to the one before',
      (it) => it.chain().setTextSelection(startOf(it, FIELDS)).joinBackward().run(),
      { a: RIVER + FIELDS },
    ],
  ])('stays with its words when it is %s', (_, change, expected) => {
    const { a, b } = table()
    change(a)
    const blocks = blocksIn(a)
    expect(blocks).toMatchObject(expected)
    expect(Object.keys(blocks)).toHaveLength(a.state.doc.childCount)
    expect(Object.keys(blocks).every(isIdentifier)).toBe(true)
    expect(b.getJSON()).toEqual(a.getJSON())
  })

  it('goes with words that are joined to an empty line', () => {
    const { a } = table([p('empty'), p('b', FIELDS)])
    a.chain().setTextSelection(3).joinBackward().run()
    expect(blocksIn(a)).toEqual({ b: FIELDS })
  })

  it('is another in a copy, and the same where it was cut and pasted', () => {
    const { a, b } = table()
    const { view } = a
    const [first] = a.state.doc.children as [Node]
    view.dispatch(view.state.tr.insert(view.state.doc.content.size, first))
    const [one, two, copy] = idsIn(a)
    expect([one, two]).toEqual(['a', 'b'])
    expect(isIdentifier(copy) && !['a', 'b'].includes(copy)).toBe(true)
    view.dispatch(view.state.tr.insert(0, view.state.schema.nodeFromJSON(first.toJSON())))
    expect(idsIn(a).slice(1)).toEqual([one, two, copy])
    view.dispatch(view.state.tr.delete(0, first.nodeSize))
    view.dispatch(view.state.tr.delete(0, first.nodeSize))
    view.dispatch(view.state.tr.insert(view.state.doc.content.size, first))
    expect(idsIn(a)).toEqual(['b', copy, 'a'])
    expect(idsIn(b)).toEqual(idsIn(a))
  })

  it('comes along on the clipboard, and what is none is read as none', () => {
    const { a } = table()
    const { dom } = a.view.serializeForClipboard(a.state.doc.slice(0))
    expect([...dom.querySelectorAll('[data-block]')].map((it) => it.getAttribute('data-block'))).toEqual(['a', 'b'])
    a.commands.setContent(
      '<p data-block="of another">x</p><p data-block="c">y</p><ul data-block="c"><li><p>z</p></li></ul>',
    )
    const [one, two, three] = idsIn(a)
    expect([one, two, three].every(isIdentifier)).toBe(true)
    expect(new Set([one, two, three]).size).toBe(3)
    expect(two).toBe('c')
  })

  it('is there again when what took it away is undone', () => {
    const { a } = table()
    a.chain().setTextSelection(startOf(a, 'feeds')).splitBlock().run()
    expect(idsIn(a)).toHaveLength(3)
    a.commands.undo()
    expect(blocksIn(a)).toEqual({ a: RIVER, b: FIELDS })
    a.commands.redo()
    expect(new Set(idsIn(a)).size).toBe(3)
  })

  it('leaves the block on the screen as it is when it comes later, so that nobody’s composing ends', () => {
    const { a, one } = table([
      p(null, RIVER),
      { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [p(null, 'x')] }] }] },
    ])
    const shown = [...a.view.dom.children]
    for (const [at, id] of ['late', 'later'].entries()) (one.fragment.get(at) as Y.XmlElement).setAttribute('id', id)
    expect(idsIn(a)).toEqual(['late', 'later'])
    expect([...a.view.dom.children]).toEqual(shown)
    expect(a.view.dom.querySelector('[data-block="late"]')?.localName).toBe('p')
    expect(a.view.dom.querySelector('[data-block="later"]')?.localName).toBe('table')
    a.chain().setTextSelection(3).setNode('heading', { level: 3 }).run()
    a.commands.setNode('heading', { level: 2 })
    expect(a.view.dom.querySelector('[data-block="late"]')?.localName).toBe('h2')
  })

  it('keeps what is to be written bold', () => {
    const { a } = table([])
    a.commands.toggleMark('bold')
    a.view.dispatch(a.state.tr.insertText('A'))
    expect(a.getHTML()).toContain('<strong>A</strong>')
    a.chain().splitBlock().toggleMark('italic').run()
    expect(a.state.storedMarks?.some(({ type }) => type.name === 'italic')).toBe(true)
  })
})

const block = fc.record({
  id: fc.constantFrom(null, 'a', 'b', 'c', 'd'),
  words: fc.constantFrom('', 'one', 'two', 'three'),
})
const textOf = (blocks: { id: string | null; words: string }[]) =>
  documentSchema.nodeFromJSON({ type: 'doc', content: blocks.map(({ id, words }) => p(id, words)) })

it('whatever an edit leaves, no two blocks that it changed have the same id, and none has none', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 6 }), fc.array(block, { minLength: 1, maxLength: 6 }), (was, is) => {
      const [before, now] = [textOf(was), textOf(is)]
      const given = new Map(missingIds(before, now).map(({ at, id }) => [at, id]))
      let at = 0
      const ids = now.children.map((it) => {
        const id = given.get(at) ?? (it.attrs.id as string | null)
        at += it.nodeSize
        return id
      })
      expect(ids.every(isIdentifier)).toBe(true)
      expect(new Set(ids).size).toBe(ids.length)
    }),
  )
})

it('an id is made of what may stand in an address, and never twice', () => {
  const ids = Array.from({ length: 1000 }, newBlockId)
  expect(ids.every((id) => isIdentifier(id) && id.length === 12)).toBe(true)
  expect(new Set(ids).size).toBe(1000)
  for (const other of ['', 'with space', 'x'.repeat(65), 5, null, 'a"b', 'a/b']) expect(isIdentifier(other)).toBe(false)
})
