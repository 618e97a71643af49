import * as Y from 'yjs'
import type { Places } from './places.ts'
import type { StructIndex } from './struct-index.ts'

type Spans = { row: unknown; columns: number; rows: number }
type Table = { rows: Set<unknown>; cells: Map<Y.XmlElement, Spans> }

/**
 * Whether every table that the update changes stays one a browser can lay out: editors keep a place for each row and column of it, however few cells there are.
 * What the update deletes still counts, and a cell that reaches over several rows counts in all.
 */
export function tablesFit(index: StructIndex, places: Places, limit: number): boolean {
  const tables = new Map<object, Table>()
  for (const struct of index.structs) {
    if (!(struct instanceof Y.Item)) continue
    const { parent, sub } = places.of(struct)
    if (!(parent instanceof Y.XmlElement)) continue
    const own = struct.content instanceof Y.ContentType ? struct.content.type : null
    if (own instanceof Y.XmlElement && own.nodeName === 'tableRow') tableOf(tables, parent).rows.add(own)
    else if (isCell(own)) cellIn(tables, places, own, parent)
    else if (isCell(parent) && sub !== null && struct.content instanceof Y.ContentAny) {
      const row = parentOf(places, index, parent)
      const spans = row && cellIn(tables, places, parent, row)
      if (spans) widen(spans, sub, struct.content.arr[0])
    }
  }
  return [...tables.values()].every((table) => areaOf(table) <= limit)

  function cellIn(all: typeof tables, where: Places, cell: Y.XmlElement, row: object) {
    const table = parentOf(where, index, row)
    if (!table) return null
    const { cells, rows } = tableOf(all, table)
    rows.add(row)
    const spans = cells.get(cell) ?? spansOf(cell, row)
    cells.set(cell, spans)
    return spans
  }
}

function tableOf(tables: Map<object, Table>, type: object) {
  let table = tables.get(type)
  if (!table) {
    table = { rows: new Set(), cells: new Map() }
    tables.set(type, table)
    for (const row of childrenOf(type)) {
      table.rows.add(row)
      for (const cell of childrenOf(row)) if (isCell(cell)) table.cells.set(cell, spansOf(cell, row))
    }
  }
  return table
}

/** Those that stand there already; of what the update brings each comes by itself. */
function childrenOf(type: unknown) {
  return type instanceof Y.XmlElement && type.doc ? type.toArray() : []
}

function parentOf(places: Places, index: StructIndex, type: object) {
  const item = (type as { _item?: Y.Item | null })._item ?? index.itemOf(type)
  const parent = item && places.of(item).parent
  return typeof parent === 'object' ? parent : null
}

function isCell(type: unknown): type is Y.XmlElement {
  return type instanceof Y.XmlElement && (type.nodeName === 'tableCell' || type.nodeName === 'tableHeader')
}

function spansOf(cell: Y.XmlElement, row: unknown): Spans {
  const spans = { row, columns: 1, rows: 1 }
  if (!cell.doc) return spans
  widen(spans, 'colspan', cell.getAttribute('colspan'))
  widen(spans, 'rowspan', cell.getAttribute('rowspan'))
  return spans
}

function widen(spans: Spans, name: string, value: unknown) {
  if (typeof value !== 'number') return
  if (name === 'colspan') spans.columns = Math.max(spans.columns, value)
  if (name === 'rowspan') spans.rows = Math.max(spans.rows, value)
}

/** Never less than what the editor's own map of the table will hold. */
function areaOf({ rows, cells }: Table) {
  const widths = new Map<unknown, number>()
  let through = 0
  for (const { row, columns, rows: over } of cells.values()) {
    widths.set(row, (widths.get(row) ?? 0) + columns)
    if (over > 1) through += columns
  }
  return (Math.max(0, ...widths.values()) + through) * rows.size
}
