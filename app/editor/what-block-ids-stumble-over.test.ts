// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { type Node, Slice } from '@tiptap/pm/model'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import { afterEach, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { createSectionEditor } from './create-editor.ts'
import { linkedProviders, type TestProvider } from './linked-providers.fixture.ts'
import { nodeViews } from './node-views.ts'
import type { DocumentNode } from './schema/document-json.ts'
import { isIdentifier } from './schema/vocabulary.ts'

const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
  document.body.replaceChildren()
})

const text = (words: string): DocumentNode[] => (words ? [{ type: 'text', text: words }] : [])
const p = (id: string | null, words = ''): DocumentNode => ({ type: 'paragraph', attrs: { id }, content: text(words) })
const h = (id: string, words: string): DocumentNode => ({
  type: 'heading',
  attrs: { id, level: 2 },
  content: text(words),
})
const list = (id: string, ...items: DocumentNode[]): DocumentNode => ({
  type: 'bulletList',
  attrs: { id },
  content: items.map((item) => ({ type: 'listItem', content: [item] })),
})

function writing(...content: DocumentNode[]) {
  const [mine, theirs] = linkedProviders({ type: 'doc', content }) as [TestProvider, TestProvider]
  const [editor, other] = [mine, theirs].map((provider) => {
    const element = document.body.appendChild(document.createElement('div'))
    const made = createSectionEditor({ element, provider, extensions: [] })
    open.push(made)
    return made
  }) as [Editor, Editor]
  return { editor, other, fragment: mine.fragment }
}

const blocks = (editor: Editor) =>
  editor.state.doc.children.map(({ attrs, textContent }) => [attrs.id as string, textContent])
const placeOf = (editor: Editor, words: string) => {
  let found = -1
  editor.state.doc.descendants((node, at) => {
    if (node.text?.includes(words)) found = at + node.text.indexOf(words)
  })
  return found
}

/** Each has an id, no two the same, for everybody. */
function areApart({ editor, other }: { editor: Editor; other: Editor }) {
  const ids = blocks(editor).map(([id]) => id)
  expect(ids.every(isIdentifier)).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(other.getJSON()).toEqual(editor.getJSON())
}

/** As the editor drops what is dragged: gone from there, unless it is copied, and put here. */
function drop(editor: Editor, from: number, to: number, target: number, { copy = false } = {}) {
  const { tr, doc } = editor.state
  const slice = doc.slice(from, to)
  if (!copy) tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))).deleteSelection()
  const at = tr.mapping.map(target)
  editor.view.dispatch(tr.replaceRange(at, at, slice))
}

it('a list that is parted by lifting an item out of it is two (tiptap 5778)', () => {
  const scene = writing(p('top', 'top'), list('l', p('one', 'one'), p('two', 'two'), p('three', 'three')))
  const { editor } = scene
  editor.chain().setTextSelection(placeOf(editor, 'two')).liftListItem('listItem').run()
  expect(blocks(editor)).toMatchObject([
    ['top', 'top'],
    ['l', 'one'],
    ['two', 'two'],
    [expect.any(String), 'three'],
  ])
  areApart(scene)
})

it('what is pasted has ids at once, not with the next letter (tiptap 2398)', () => {
  const scene = writing(p('a', 'alpha'))
  scene.editor
    .chain()
    .focus('end')
    .insertContent('<p>one</p><ul><li>two</li></ul><blockquote><p>three</p></blockquote>')
    .run()
  expect(blocks(scene.editor).length).toBeGreaterThan(2)
  areApart(scene)
})

it('two paragraphs that are dragged, of which the first is empty, stay two (tiptap 4932)', () => {
  const scene = writing(p('a'), p('b', 'beta'), p('c', 'gamma'), p('d', 'delta'))
  const { editor } = scene
  drop(editor, 1, 7, placeOf(editor, 'gamma') + 5)
  areApart(scene)
})

it('a part of a heading that is dragged into an empty line takes no id along (tiptap 5578)', () => {
  const scene = writing(h('a', 'A very long heading'), p('b'))
  const { editor } = scene
  drop(editor, placeOf(editor, 'very'), placeOf(editor, 'long'), editor.state.doc.child(0).nodeSize + 1)
  expect(blocks(editor)[0]![0]).toBe('a')
  areApart(scene)
})

it('content that is given with ids keeps them (tiptap 3974)', () => {
  const scene = writing(p('a', 'alpha'))
  scene.editor.commands.setContent({ type: 'doc', content: [h('x', 'Title'), p('y', 'working'), p('z')] })
  expect(blocks(scene.editor)).toEqual([
    ['x', 'Title'],
    ['y', 'working'],
    ['z', ''],
  ])
  areApart(scene)
})

it('a block that is moved, and what it changes places with, keep theirs (tiptap 4369, 7581)', () => {
  const scene = writing(p('a', 'alpha'), h('b', 'beta'), p('c', 'gamma'))
  const { editor } = scene
  const { tr, doc } = editor.state
  const first = doc.child(0)
  tr.setSelection(NodeSelection.create(doc, 0)).deleteSelection()
  editor.view.dispatch(tr.insert(tr.doc.child(0).nodeSize, first))
  expect(blocks(editor)).toEqual([
    ['b', 'beta'],
    ['a', 'alpha'],
    ['c', 'gamma'],
  ])
  areApart(scene)
  editor.commands.undo()
  expect(blocks(editor)).toEqual([
    ['a', 'alpha'],
    ['b', 'beta'],
    ['c', 'gamma'],
  ])
  areApart(scene)
})

it.each([
  ['before it', 0, 1],
  ['behind it', 1, 0],
  ['at the end', 3, 0],
])('a copy that is dropped whole, with Control held, is another: %s (BlockNote 1804)', (_, place, original) => {
  const scene = writing(p('a', 'alpha'), p('b', 'beta'), p('c', 'gamma'))
  const { editor } = scene
  const children = editor.state.doc.children as Node[]
  const at = children.slice(0, place).reduce((sum, { nodeSize }) => sum + nodeSize, 0)
  editor.view.dispatch(
    editor.state.tr.replace(at, at, new Slice(editor.state.doc.slice(0, children[0]!.nodeSize).content, 0, 0)),
  )
  expect(blocks(editor)[original]).toEqual(['a', 'alpha'])
  expect(blocks(editor)).toHaveLength(4)
  areApart(scene)
})

it('what comes out of a copied list has ids of its own (volto 6103)', () => {
  const scene = writing(p('top', 'top'), list('l', p('one', 'one'), p('two', 'two')))
  const { editor } = scene
  const [, copied] = editor.state.doc.children as [Node, Node]
  editor.view.dispatch(editor.state.tr.insert(editor.state.doc.content.size, copied))
  areApart(scene)
  for (const _ of [1, 2]) {
    let inList = -1
    editor.state.doc.descendants((node, at) => {
      if (node.text === 'one' && editor.state.doc.resolve(at).depth > 1) inList = at
    })
    editor.chain().setTextSelection(inList).liftListItem('listItem').run()
    areApart(scene)
  }
  expect(blocks(editor).filter(([, words]) => words === 'one')).toHaveLength(2)
})

it('a cut that leaves a tail, pasted, leaves the id with the tail (mawejs 41)', () => {
  const scene = writing(p('a', 'alpha beta'), p('b', 'gamma'))
  const { editor } = scene
  const { doc } = editor.state
  const slice = doc.slice(1, 7)
  editor.view.dispatch(editor.state.tr.delete(1, 7))
  editor.view.dispatch(
    editor.state.tr.insert(
      editor.state.doc.content.size,
      editor.schema.nodes.paragraph!.create({ id: 'a' }, slice.content),
    ),
  )
  expect(blocks(editor)).toMatchObject([
    ['a', 'beta'],
    ['b', 'gamma'],
    [expect.any(String), 'alpha '],
  ])
  areApart(scene)
})

it('what stands in a block is not drawn anew when its id changes (ProseMirror 1366)', () => {
  const [provider] = linkedProviders({
    type: 'doc',
    content: [{ type: 'paragraph', content: [...text('See '), { type: 'footnote', attrs: { text: 'a note' } }] }],
  }) as [TestProvider]
  const labels = { unknownIndicator: '', unknownBlock: '', brokenBlock: '', footnoteHint: '' }
  const indicators = { get: () => undefined, onChange: () => () => undefined }
  const element = document.body.appendChild(document.createElement('div'))
  const views = nodeViews({ indicators: indicators as never, labels, onFootnote: () => undefined })
  const editor = createSectionEditor({ element, provider, extensions: [views] })
  open.push(editor)
  const note = element.querySelector('.footnote-ref')
  ;(provider.fragment.get(0) as Y.XmlElement).setAttribute('id', 'late')
  expect(element.querySelector('[data-block="late"] .footnote-ref')).toBe(note)
  expect(note).not.toBeNull()
})

it('the caret stands behind what one typed, in the new block, after Enter (ProseMirror 1292)', () => {
  const scene = writing(p('a', 'alpha'))
  const { editor } = scene
  editor.chain().focus('end').splitBlock().run()
  const shown = [...editor.view.dom.children]
  for (const letter of 'beta') editor.view.dispatch(editor.state.tr.insertText(letter))
  expect(editor.state.selection.$head.parent.textContent).toBe('beta')
  expect(editor.state.selection.$head.parentOffset).toBe(4)
  expect([...editor.view.dom.children]).toEqual(shown)
  areApart(scene)
})
