import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { linesOf, saved, when } from './collab-harness.ts'
import { placeOf } from './structure-edits.ts'
import { paragraph, three, whileOffline } from './three-editors.ts'

const row = (...words: string[]): DocumentNode => ({
  type: 'tableRow',
  content: words.map((word) => ({ type: 'tableCell', content: [paragraph(word)] })),
})

test('two at one table, one adds a row and the other a column: it is even, and every word in its column', async () => {
  const { a, b, c, same } = await three([
    { type: 'table', content: [row('r1c1', 'r1c2'), row('r2c1', 'r2c2')] },
    paragraph('end'),
  ])
  a.editor.chain().setTextSelection(placeOf(a.editor, 'r1c1')).addRowAfter().run()
  b.editor.chain().setTextSelection(placeOf(b.editor, 'r1c1')).addColumnAfter().run()
  a.editor
    .chain()
    .setTextSelection(placeOf(a.editor, 'r2c2') - 10)
    .run()
  await same()
  await when(
    c.provider,
    () => new Set(rowsIn(c.provider.fragment).map((cells) => cells.length)).size === 1,
    'an even table',
  )
  await same()
  expect(rowsIn(a.provider.fragment)).toEqual([
    ['r1c1', '', 'r1c2'],
    ['', '', ''],
    ['r2c1', '', 'r2c2'],
  ])
  // Of the browsers none had anything to repair.
  for (const { editor } of [a, b, c]) expect(editor.getJSON()).toEqual(a.editor.getJSON())
})

test('words in a row that another had no column for stay under their heads', async () => {
  const { a, b, c, same } = await three([{ type: 'table', content: [row('one', 'two')] }, paragraph('end')])
  await whileOffline(b, async () => {
    b.editor.chain().setTextSelection(placeOf(b.editor, 'one')).addColumnAfter().run()
    a.editor.chain().setTextSelection(placeOf(a.editor, 'one')).addRowAfter().run()
    const cells: number[] = []
    a.editor.state.doc.descendants((node, at) => void (node.type.name === 'tableCell' && cells.push(at)))
    a.editor.view.dispatch(a.editor.state.tr.insertText('under two', cells[3]! + 2))
    a.editor.view.dispatch(a.editor.state.tr.insertText('under one', cells[2]! + 2))
    await saved(a.provider)
  })
  await when(c.provider, () => rowsIn(c.provider.fragment).every((cells) => cells.length === 3), 'an even table')
  await same()
  expect(rowsIn(a.provider.fragment)).toEqual([
    ['one', '', 'two'],
    ['under one', '', 'under two'],
  ])
})

function rowsIn(fragment: Y.XmlFragment): string[][] {
  const table = fragment.get(0) as Y.XmlElement
  return table
    .toArray()
    .map((line) => (line as Y.XmlElement).toArray().map((cell) => linesOf(cell as Y.XmlElement).join('')))
}
