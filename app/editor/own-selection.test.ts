// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
import { GapCursor } from '@tiptap/pm/gapcursor'
import { AllSelection, NodeSelection, type Selection, TextSelection } from '@tiptap/pm/state'
import { CellSelection } from '@tiptap/pm/tables'
import { afterEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createSectionEditor } from './create-editor.ts'
import { linkedProviders, type TestProvider } from './linked-providers.fixture.ts'
import { followMoves } from './moves/known-moves.ts'
import type { DocumentNode } from './schema/document-json.ts'

const open: Editor[] = []

function two(content: DocumentNode): [Editor, Editor] {
  return linkedProviders(content).map(shownBy) as [Editor, Editor]
}

function shownBy(provider: TestProvider): Editor {
  const element = document.body.appendChild(document.createElement('div'))
  const editor = createSectionEditor({ element, provider, extensions: [] })
  open.push(editor)
  return editor
}

afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
  document.body.replaceChildren()
})

const text = (words: string): DocumentNode => ({ type: 'text', text: words })
const paragraph = (words = ''): DocumentNode => ({ type: 'paragraph', ...(words && { content: [text(words)] }) })
const doc = (...content: (DocumentNode | string)[]): DocumentNode => ({
  type: 'doc',
  content: content.map((it) => (typeof it === 'string' ? paragraph(it) : it)),
})
const cell = (words: string): DocumentNode => ({ type: 'tableCell', content: [paragraph(words)] })
const table: DocumentNode = {
  type: 'table',
  content: [
    { type: 'tableRow', content: [cell('a'), cell('b'), cell('c')] },
    { type: 'tableRow', content: [cell('d'), cell('e'), cell('f')] },
  ],
}

const select = (editor: Editor, selection: Selection) => editor.view.dispatch(editor.state.tr.setSelection(selection))
const caret = (editor: Editor, position: number, head = position) =>
  select(editor, TextSelection.create(editor.state.doc, position, head))
/** The text with the selection in it, its moving end marked by `>` or `<`. */
function shown({ state }: Editor): string {
  const { from, to, anchor, head, empty } = state.selection
  const read = (a: number, b: number) => state.doc.textBetween(a, b, '/', '*')
  const [opens, closes] = empty ? ['|', ''] : anchor < head ? ['[', '>'] : ['<', ']']
  const { parent, parentOffset } = state.doc.resolve(from)
  const before = parent.inlineContent ? parent.textBetween(0, parentOffset, '/', '*') : ''
  const end = state.doc.resolve(to)
  return `${before}${opens}${read(from, to)}${closes}${end.parent.inlineContent ? end.parent.textBetween(end.parentOffset, end.parent.content.size, '/', '*') : ''}`
}

it('a caret whose paragraph another writes in does not leave for a paragraph with the same words', () => {
  const [mine, theirs] = two(doc('The same.', 'The same.', 'The same.'))
  caret(mine, 15)
  theirs.commands.insertContentAt(21, 'X')
  expect(shown(mine)).toBe('The| same.X')
  theirs.commands.insertContentAt(12, 'Y')
  expect(shown(mine)).toBe('YThe| same.X')
  expect(mine.state.selection.$from.index(0)).toBe(1)
})

it.each([
  [
    'splits it before my word',
    'one two |three',
    (editor: Editor) => editor.chain().setTextSelection(4).splitBlock().run(),
    ' two |three',
  ],
  [
    'splits it behind my word',
    'one two |three',
    (editor: Editor) => editor.chain().setTextSelection(14).splitBlock().run(),
    'one two |three',
  ],
  [
    'joins it with the one before',
    'one two |three',
    (editor: Editor) =>
      editor.chain().insertContentAt(0, paragraph('Before. ')).setTextSelection(11).joinBackward().run(),
    'Before. one two |three',
  ],
  [
    'makes it a heading',
    'one two |three',
    (editor: Editor) => editor.chain().setTextSelection(2).setNode('heading', { level: 2 }).run(),
    'one two |three',
  ],
  [
    'makes it an item',
    'one two |three',
    (editor: Editor) => editor.chain().setTextSelection(2).toggleList('bulletList', 'listItem').run(),
    'one two |three',
  ],
  [
    'quotes it',
    'one two |three',
    (editor: Editor) => editor.chain().setTextSelection(2).toggleWrap('blockquote').run(),
    'one two |three',
  ],
  [
    'deletes the word before it',
    'one two |three',
    (editor: Editor) => editor.commands.deleteRange({ from: 5, to: 9 }),
    'one |three',
  ],
  [
    'deletes the words around it',
    'one two |three',
    (editor: Editor) => editor.commands.deleteRange({ from: 7, to: 11 }),
    'one tw|ree',
  ],
  [
    'makes another bold',
    'one two |three',
    (editor: Editor) => editor.chain().setTextSelection({ from: 2, to: 12 }).toggleMark('bold').run(),
    'one two |three',
  ],
])('my caret stays at its words when another %s', (_, start, act, end) => {
  const [mine, theirs] = two(doc('one two three', 'Another.'))
  caret(mine, 9)
  expect(shown(mine)).toBe(start)
  act(theirs)
  expect(shown(mine)).toBe(end)
  theirs.commands.insertContentAt(theirs.state.doc.content.size - 1, ' Z')
  expect(shown(mine)).toBe(end)
})

it.each([
  ['forwards', 5, 14],
  ['backwards', 14, 5],
])('a selection made %s keeps its direction and its words', (_, anchor, head) => {
  const [mine, theirs] = two(doc('one two three', 'four'))
  caret(mine, anchor, head)
  theirs.commands.insertContentAt(1, 'X')
  theirs.chain().setTextSelection(5).splitBlock().run()
  const { selection } = mine.state
  expect(mine.state.doc.textBetween(selection.from, selection.to)).toBe('two three')
  expect(Math.sign(selection.head - selection.anchor)).toBe(Math.sign(head - anchor))
})

it('a selection over paragraphs stays backwards over them', () => {
  const [mine, theirs] = two(doc('one two', 'three', 'four five'))
  caret(mine, 21, 5)
  theirs.commands.insertContentAt(10, 'X')
  expect(shown(mine)).toBe('one <two/Xthree/four] five')
})

it('selected cells stay selected in the direction they were', () => {
  const [mine, theirs] = two(doc('Before.', table))
  const cells: number[] = []
  mine.state.doc.descendants((node, position) => void (node.type.name === 'tableCell' && cells.push(position)))
  select(mine, CellSelection.create(mine.state.doc, cells[4]!, cells[0]!))
  theirs.commands.insertContentAt(1, 'Words ')
  const selection = mine.state.selection as CellSelection
  expect(selection).toBeInstanceOf(CellSelection)
  const words: string[] = []
  selection.forEachCell((node) => words.push(node.textContent))
  expect([words, selection.$headCell.nodeAfter?.textContent]).toEqual([['a', 'b', 'd', 'e'], 'a'])
})

it('a selected note stays selected; one that another deletes leaves a caret', () => {
  const note: DocumentNode = { type: 'footnote', attrs: { text: 'A note.' } }
  const [mine, theirs] = two(doc({ type: 'paragraph', content: [text('Words'), note, text(' more')] }))
  select(mine, NodeSelection.create(mine.state.doc, 6))
  theirs.commands.insertContentAt(1, 'All ')
  expect((mine.state.selection as NodeSelection).node?.attrs.text).toBe('A note.')
  theirs.commands.deleteRange({ from: 10, to: 11 })
  expect([mine.state.selection.toJSON().type, shown(mine)]).toEqual(['text', 'All Words| more'])
})

it('everything that is selected stays so, and a caret between blocks stays between them', () => {
  const [mine, theirs] = two(doc('Before.', table, table))
  select(mine, new AllSelection(mine.state.doc))
  theirs.commands.insertContentAt(1, 'x')
  expect(mine.state.selection).toBeInstanceOf(AllSelection)
  const between = mine.state.doc.child(0).nodeSize + mine.state.doc.child(1).nodeSize
  select(mine, new GapCursor(mine.state.doc.resolve(between)))
  theirs.commands.insertContentAt(1, 'y')
  expect([mine.state.selection.constructor.name, mine.state.selection.head]).toEqual([GapCursor.name, between + 1])
})

it('a caret in an empty paragraph stays there when another makes it a heading', () => {
  const [mine, theirs] = two(doc('Before.', paragraph(), 'After.'))
  caret(mine, 10)
  theirs.chain().setTextSelection(10).setNode('heading', { level: 2 }).run()
  expect([mine.state.selection.$from.parent.type.name, mine.state.selection.head]).toEqual(['heading', 10])
})

it('a caret in an empty paragraph stays at its start, whole, while another writes in it', () => {
  const [mine, theirs] = two(doc('Before.', paragraph(), 'After.'))
  caret(mine, 10)
  caret(theirs, 10)
  for (const letter of 'test') theirs.view.dispatch(theirs.state.tr.insertText(letter))
  expect([shown(mine), shown(theirs)]).toEqual(['|test', 'test|'])
})

it('what others write neither scrolls nor ends the step that undo takes back', () => {
  const [mine, theirs] = two(doc('One.', 'Two.'))
  caret(mine, 5)
  vi.spyOn(mine.view, 'hasFocus').mockReturnValue(true)
  const scrolled = vi.fn(() => true)
  mine.view.setProps({ handleScrollToSelection: scrolled })
  mine.view.dispatch(mine.state.tr.insertText('a'))
  theirs.commands.insertContentAt(theirs.state.doc.content.size - 1, 'x')
  mine.view.dispatch(mine.state.tr.insertText('b'))
  expect(scrolled).not.toHaveBeenCalled()
  mine.commands.undo()
  expect(mine.getText({ blockSeparator: '/' })).toBe('One./Two.x')
})

it('a caret behind letters that nobody has yet stays in its paragraph when another makes it a heading, and behind them when they come back', async () => {
  const providers = linkedProviders(doc('Before.', 'one two three', 'After.'))
  const [mine, theirs] = providers.map(shownBy) as [Editor, Editor]
  await followMoves(providers[0]!.doc)
  caret(mine, 9 + 14)
  providers[0]!.unheard = true
  mine.view.dispatch(mine.state.tr.insertText('ABC'))
  expect(shown(mine)).toBe('one two threeABC|')
  theirs.chain().setTextSelection(12).setNode('heading', { level: 2 }).run()
  expect([mine.state.selection.$from.parent.type.name, shown(mine)]).toEqual(['heading', 'one two three|'])
  const behind = () => theirs.state.doc.child(0).nodeSize + theirs.state.doc.child(1).nodeSize - 1
  for (const [words, end] of [
    ['AB', 'AB|'],
    ['C', 'ABC|'],
    ['x', 'ABC|x'],
  ] as const) {
    theirs.view.dispatch(theirs.state.tr.insertText(words, behind()))
    expect(shown(mine)).toBe(`one two three${end}`)
  }
})

it('a caret behind a letter that nobody has yet goes with the words before it when another splits them off', async () => {
  const providers = linkedProviders(doc('one two kilo lima mike', 'After.'))
  const [mine, theirs] = providers.map(shownBy) as [Editor, Editor]
  await followMoves(providers[0]!.doc)
  providers[0]!.storedClock = Y.getState(providers[0]!.doc.store, providers[0]!.doc.clientID)
  caret(mine, 23)
  providers[0]!.unheard = true
  mine.view.dispatch(mine.state.tr.insertText('J'))
  theirs.chain().setTextSelection(9).splitBlock().run()
  expect(mine.getText({ blockSeparator: '/' })).toBe('one two J/kilo lima mike/After.')
  expect(shown(mine)).toBe('kilo lima mike|')
})
