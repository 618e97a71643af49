import * as Y from 'yjs'
import type { Block } from './blocks.ts'
import type { Arrivals } from './carry/arrivals.ts'

type Cells = { row: Y.XmlElement; cells: Y.XmlElement[] }

/** Whether every row of every table within has as many cells as the others. Spans are for the editor's commands alone, which keep them whole. */
export function isRectangular(block: Block): boolean {
  return tablesIn(block).every((table) => {
    const rows = rowsOf(table)
    return hasSpans(rows) || rows.every(({ cells }) => cells.length === rows[0]!.cells.length)
  })
}

/**
 * Of two who add a row and a column at once neither has seen the other's: the row lacks a cell. It is put in where the column is,
 * so that words stay in their columns; and a cell of a column that somebody deleted meanwhile goes, if nothing is written in it.
 */
export function repairTables(block: Block, arrivals: Arrivals) {
  for (const table of tablesIn(block)) {
    const rows = rowsOf(table)
    if (!rows.length || hasSpans(rows)) continue
    const model = [...rows].sort((one, other) => arrivals.of(one.row._item!.id) - arrivals.of(other.row._item!.id))[0]!
    for (const row of rows)
      if (row !== model && row.cells.length !== model.cells.length) align(row.row, model.row, arrivals)
    const width = Math.max(...rows.map(({ row }) => cellsOf(row).length))
    for (const { row } of rows)
      while (row.length < width) row.insert(row.length, [emptyCell(cellsOf(row).at(-1)?.nodeName)])
  }
}

/** Column by column as the model has them: those the row's author knew of are the row's cells in their order. */
function align(row: Y.XmlElement, model: Y.XmlElement, arrivals: Arrivals) {
  const columns = columnsOf(row, model, arrivals)
  const known = columns.filter((column) => column.known)
  // A column that was gone before the row was written has no cell in it.
  const hadGone = known.length === row.length
  if (!hadGone && known.filter(({ gone }) => !gone).length !== row.length) return
  let at = 0
  for (const column of columns) {
    if (column.gone && (!column.known || !hadGone)) continue
    const cell = row.length ? (row.get(Math.min(at, row.length - 1)) as Y.XmlElement) : undefined
    if (!column.known) row.insert(at, [emptyCell(cell?.nodeName)])
    else if (column.gone && cell && isBlank(cell)) {
      row.delete(at, 1)
      continue
    }
    at++
  }
}

/** The model's columns, also those that are gone, and whether the row's author knew of them. */
function columnsOf(row: Y.XmlElement, model: Y.XmlElement, arrivals: Arrivals) {
  const { id } = row._item!
  const seen = arrivals.knownAt(id)
  const columns: { known: boolean; gone: boolean }[] = []
  for (let item = model._start; item; item = item.right) {
    const own = item.id.client === id.client && item.id.clock < id.clock
    columns.push({ known: own || arrivals.of(item.id) <= seen, gone: item.deleted })
  }
  return columns
}

function tablesIn(block: Block): Y.XmlElement[] {
  if (!(block instanceof Y.XmlElement)) return []
  if (block.nodeName === 'table') return [block]
  return block.toArray().flatMap((child) => (child instanceof Y.XmlElement ? tablesIn(child) : []))
}

function rowsOf(table: Y.XmlElement): Cells[] {
  return table.toArray().flatMap((row) => (row instanceof Y.XmlElement ? [{ row, cells: cellsOf(row) }] : []))
}

function cellsOf(row: Y.XmlElement) {
  return row.toArray().filter((cell): cell is Y.XmlElement => cell instanceof Y.XmlElement)
}

function hasSpans(rows: Cells[]) {
  return rows.some(({ cells }) =>
    cells.some((cell) => ['colspan', 'rowspan'].some((name) => Number(cell.getAttribute(name) ?? 1) !== 1)),
  )
}

function isBlank(cell: Y.XmlElement): boolean {
  return cell
    .toArray()
    .every((child) =>
      child instanceof Y.XmlText
        ? child.length === 0
        : child instanceof Y.XmlElement && child.nodeName === 'paragraph' && isBlank(child),
    )
}

function emptyCell(name = 'tableCell') {
  const cell = new Y.XmlElement(name)
  cell.setAttribute('colspan', 1 as unknown as string)
  cell.setAttribute('rowspan', 1 as unknown as string)
  cell.insert(0, [new Y.XmlElement('paragraph')])
  return cell
}
