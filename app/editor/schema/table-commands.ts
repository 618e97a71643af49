import { type CommandProps, type Editor, findParentNodeClosestToPos } from '@tiptap/core'
import type { Node, Schema } from '@tiptap/pm/model'
import { type Command, TextSelection, type Transaction } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  CellSelection,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  toggleHeader,
} from '@tiptap/pm/tables'

type Shape = { rows: number; cols: number; withHeaderRow: boolean }

declare module '@tiptap/core' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- commands are declared by merging into the library's interface
  interface Commands<ReturnType> {
    sectionTable: {
      insertTable: (shape: Shape) => ReturnType
      addRowBefore: () => ReturnType
      addRowAfter: () => ReturnType
      addColumnBefore: () => ReturnType
      addColumnAfter: () => ReturnType
      deleteRow: () => ReturnType
      deleteColumn: () => ReturnType
      deleteTable: () => ReturnType
      toggleHeaderRow: () => ReturnType
      goToNextCell: () => ReturnType
      goToPreviousCell: () => ReturnType
    }
  }
}

const plain =
  (command: Command) =>
  () =>
  ({ state, dispatch }: CommandProps) =>
    command(state, dispatch)

/** Removing the last row or column would leave the caret behind the table; it stays inside. */
const keepingCaret = (command: Command) =>
  plain((state, dispatch) => {
    const table = findParentNodeClosestToPos(state.selection.$from, isTable)
    return command(state, dispatch && ((tr) => dispatch(table ? caretInside(tr, table.pos) : tr)))
  })

export const tableCommands = {
  insertTable:
    ({ rows, cols, withHeaderRow }: Shape) =>
    ({ tr, dispatch, editor }: CommandProps) => {
      const at = tr.selection.from + 1
      if (dispatch) {
        tr.replaceSelectionWith(tableOf(editor.schema, rows, cols, withHeaderRow)).scrollIntoView()
        tr.setSelection(TextSelection.near(tr.doc.resolve(at)))
      }
      return true
    },
  addRowBefore: plain(addRowBefore),
  addRowAfter: plain(addRowAfter),
  addColumnBefore: plain(addColumnBefore),
  addColumnAfter: plain(addColumnAfter),
  deleteRow: keepingCaret(deleteRow),
  deleteColumn: keepingCaret(deleteColumn),
  deleteTable: plain(deleteTable),
  toggleHeaderRow: plain(toggleHeader('row')),
  goToNextCell: plain(goToNextCell(1)),
  goToPreviousCell: plain(goToNextCell(-1)),
}

/** Tab goes from cell to cell and past the last one opens a row; a deletion of all the cells deletes the table. */
export function tableKeys(editor: Editor) {
  const removeWhenAllSelected = () => allCellsSelected(editor) && editor.commands.deleteTable()
  return {
    Tab: () =>
      editor.commands.goToNextCell() ||
      (editor.can().addRowAfter() && editor.chain().addRowAfter().goToNextCell().run()),
    'Shift-Tab': () => editor.commands.goToPreviousCell(),
    Backspace: removeWhenAllSelected,
    'Mod-Backspace': removeWhenAllSelected,
    Delete: removeWhenAllSelected,
    'Mod-Delete': removeWhenAllSelected,
  }
}

function allCellsSelected({ state: { selection } }: Editor) {
  return selection instanceof CellSelection && selection.isRowSelection() && selection.isColSelection()
}

function isTable(node: Node) {
  return node.type.name === 'table'
}

function caretInside(tr: Transaction, before: number): Transaction {
  const at = tr.mapping.map(before)
  const table = tr.doc.nodeAt(at)
  if (!table || !isTable(table)) return tr
  const around = findParentNodeClosestToPos(tr.selection.$from, isTable)
  return around?.pos === at ? tr : tr.setSelection(TextSelection.near(tr.doc.resolve(at + table.nodeSize - 1), -1))
}

function tableOf(schema: Schema, rows: number, cols: number, withHeaderRow: boolean): Node {
  const { table, tableRow, tableCell, tableHeader } = schema.nodes as Record<string, Schema['nodes'][string]>
  const rowOf = (type: Schema['nodes'][string]) =>
    tableRow!.createChecked(
      null,
      Array.from({ length: cols }, () => type.createAndFill()!),
    )
  return table!.createChecked(
    null,
    Array.from({ length: rows }, (_, at) => rowOf(withHeaderRow && at === 0 ? tableHeader! : tableCell!)),
  )
}
