import type { Editor } from '@tiptap/core'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'

export const WORDS = ['alpha beta', 'kilo lima mike', 'victor whisky']
/** The block that is changed, and in which the other writes. */
export const TARGET = WORDS[1]!

const text = (value: string): DocumentNode[] => (value ? [{ type: 'text', text: value }] : [])
const paragraph = (value: string): DocumentNode => ({ type: 'paragraph', content: text(value) })
const heading = (value: string, level: number): DocumentNode => ({
  type: 'heading',
  attrs: { level },
  content: text(value),
})
const item = (...content: DocumentNode[]): DocumentNode => ({ type: 'listItem', content })
const list = (type: string, ...content: DocumentNode[]): DocumentNode => ({ type, content })
const doc = (...content: DocumentNode[]): DocumentNode => ({ type: 'doc', content })
const [first, second, third] = WORDS as [string, string, string]

const plain = doc(paragraph(first), paragraph(second), paragraph(third))
const listed = doc(list('bulletList', ...WORDS.map((word) => item(paragraph(word)))))
const nested = doc(
  list('bulletList', item(paragraph(first), list('bulletList', item(paragraph(second)), item(paragraph(third))))),
)
const quoted = doc({ type: 'blockquote', content: WORDS.map(paragraph) })
const cell = (type: string, value: string): DocumentNode => ({ type, content: [paragraph(value)] })
const table = doc(
  {
    type: 'table',
    content: [
      { type: 'tableRow', content: [cell('tableCell', second), cell('tableCell', third)] },
      { type: 'tableRow', content: [cell('tableCell', first), cell('tableCell', '')] },
    ],
  },
  paragraph('tail'),
)

/** Where the words begin in the text as it is. */
export function placeOf(editor: Editor, words: string): number {
  let found = -1
  editor.state.doc.descendants((node, at) => {
    const index = node.isText && found < 0 ? node.text!.indexOf(words) : -1
    if (index >= 0) found = at + index
  })
  return found
}

const at = (editor: Editor, offset = 0) => editor.chain().setTextSelection(placeOf(editor, TARGET) + offset)
const end = TARGET.length

function moveParagraph(editor: Editor, to: (size: number) => number, apart: boolean) {
  const from = placeOf(editor, TARGET) - 1
  const node = editor.state.doc.nodeAt(from)!
  if (!apart) {
    const tr = editor.state.tr.delete(from, from + node.nodeSize)
    return editor.view.dispatch(tr.insert(to(tr.doc.content.size), node))
  }
  editor.view.dispatch(editor.state.tr.delete(from, from + node.nodeSize))
  editor.view.dispatch(editor.state.tr.insert(to(editor.state.doc.content.size), node))
}

export type StructuralEdit = { name: string; content: DocumentNode; run: (editor: Editor) => unknown }

export const EDITS: StructuralEdit[] = [
  {
    name: 'paragraph to heading 2',
    content: plain,
    run: (editor) => at(editor).setNode('heading', { level: 2 }).run(),
  },
  {
    name: 'paragraph to heading 3',
    content: plain,
    run: (editor) => at(editor).setNode('heading', { level: 3 }).run(),
  },
  {
    name: 'heading to paragraph',
    content: doc(paragraph(first), heading(second, 2), paragraph(third)),
    run: (editor) => at(editor).setNode('paragraph').run(),
  },
  { name: 'bullet list on', content: plain, run: (editor) => at(editor).toggleList('bulletList', 'listItem').run() },
  { name: 'bullet list off', content: listed, run: (editor) => at(editor).toggleList('bulletList', 'listItem').run() },
  {
    name: 'bullets to numbers',
    content: listed,
    run: (editor) => at(editor).toggleList('orderedList', 'listItem').run(),
  },
  {
    name: 'numbered list on for all',
    content: plain,
    run: (editor) => editor.chain().selectAll().toggleList('orderedList', 'listItem').run(),
  },
  { name: 'quote on', content: plain, run: (editor) => at(editor).toggleWrap('blockquote').run() },
  { name: 'quote off', content: quoted, run: (editor) => at(editor).toggleWrap('blockquote').run() },
  { name: 'sink', content: listed, run: (editor) => at(editor).sinkListItem('listItem').run() },
  { name: 'lift', content: nested, run: (editor) => at(editor).liftListItem('listItem').run() },
  { name: 'split at the start', content: plain, run: (editor) => at(editor).splitBlock().run() },
  { name: 'split in the middle', content: plain, run: (editor) => at(editor, 7).splitBlock().run() },
  { name: 'split at the end', content: plain, run: (editor) => at(editor, end).splitBlock().run() },
  { name: 'split of a list item', content: listed, run: (editor) => at(editor, 7).splitListItem('listItem').run() },
  { name: 'join backwards', content: plain, run: (editor) => at(editor).joinBackward().run() },
  { name: 'join forwards', content: plain, run: (editor) => at(editor, end).joinForward().run() },
  {
    name: 'a paragraph dragged to the end',
    content: plain,
    run: (editor) => moveParagraph(editor, (size) => size, false),
  },
  { name: 'a paragraph dragged to the start', content: plain, run: (editor) => moveParagraph(editor, () => 0, false) },
  { name: 'a paragraph cut and pasted', content: plain, run: (editor) => moveParagraph(editor, (size) => size, true) },
  { name: 'header row', content: table, run: (editor) => at(editor).toggleHeaderRow().run() },
]
