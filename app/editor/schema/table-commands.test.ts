// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { CellSelection } from '@tiptap/pm/tables'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { documentExtensions } from './document-schema.ts'

let editor: Editor

beforeEach(() => {
  editor = new Editor({ extensions: documentExtensions, content: '<p>Before</p>', injectCSS: false })
})
afterEach(() => editor.destroy())

function press(key: string, init: KeyboardEventInit = {}) {
  editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, new KeyboardEvent('keydown', { key, ...init })))
}

/** The table row by row: H for a header cell, c for another. */
function shape() {
  return [...editor.view.dom.querySelectorAll('tr')]
    .map((row) => [...row.cells].map((one) => (one.tagName === 'TH' ? 'H' : 'c')).join(''))
    .join(' ')
}

describe('a table of three rows and three columns', () => {
  beforeEach(() => editor.commands.insertTable({ rows: 3, cols: 3, withHeaderRow: true }))

  test('has a row of headers, and the caret in its first cell', () => {
    expect(shape()).toBe('HHH ccc ccc')
    expect(editor.isActive('tableHeader')).toBe(true)
  })

  test('grows and shrinks around the caret', () => {
    editor.commands.addRowAfter()
    editor.commands.addColumnBefore()
    expect(shape()).toBe('HHHH cccc cccc cccc')
    editor.commands.deleteRow()
    editor.commands.deleteColumn()
    expect(shape()).toBe('ccc ccc ccc')
    editor.commands.toggleHeaderRow()
    expect(shape()).toBe('HHH ccc ccc')
    editor.commands.deleteTable()
    expect(shape()).toBe('')
  })

  test('keeps the caret when its last row and its last column go', () => {
    editor.commands.insertContentAt(editor.state.doc.content.size, '<p>After</p>', { updateSelection: false })
    for (let cells = 0; cells < 8; cells += 1) press('Tab')
    editor.commands.deleteRow()
    expect(editor.isActive('table')).toBe(true)
    editor.commands.deleteColumn()
    expect(editor.isActive('table')).toBe(true)
    expect(shape()).toBe('HH cc')
  })

  test('Tab walks the cells and opens a row past the last one, Shift and Tab walk back', () => {
    for (let cells = 0; cells < 9; cells += 1) press('Tab')
    expect(shape()).toBe('HHH ccc ccc ccc')
    press('Tab', { shiftKey: true })
    editor.commands.insertContent('here')
    expect(editor.view.dom.querySelectorAll('tr')[2]?.textContent).toBe('here')
  })

  test('a deletion of every cell deletes the table, of some only their words', () => {
    const cells: number[] = []
    editor.state.doc.descendants((node, at) => void (/tableCell|tableHeader/.test(node.type.name) && cells.push(at)))
    const select = (from: number, to: number) =>
      editor.view.dispatch(
        editor.state.tr.setSelection(CellSelection.create(editor.state.doc, cells[from]!, cells[to]!)),
      )
    select(0, 5)
    press('Delete')
    expect(shape()).toBe('HHH ccc ccc')
    select(0, 8)
    press('Backspace')
    expect(shape()).toBe('')
  })
})

test('a pasted table keeps spans and words, and an empty cell gets its paragraph', () => {
  editor.commands.setContent('<table><tr><td colspan="2">wide</td></tr><tr><td></td><td> </td></tr></table>')
  expect(editor.getHTML()).toContain('<td colspan="2"><p dir="auto">wide</p></td>')
  expect(editor.view.dom.querySelectorAll('td p')).toHaveLength(3)
  expect(() => editor.state.doc.check()).not.toThrow()
})
