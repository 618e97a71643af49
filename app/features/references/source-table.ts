import { parseCsv } from '#app/shared/csv.ts'

export const MAX_REFERENCE_BYTES = 3 * 1024 * 1024
export const MAX_REFERENCE_ROWS = 10_000

/** `line` of the file, or `at` the file of a folder, where a row comes from. */
export type SourceRow = { line: number; at?: string; cells: string[] }
export type SourceTable = { header: string[]; rows: SourceRow[] }
export type SourceProblem = { problem: string }

/** Headings under which lists name what identifies a line: they tell where the header stands and what parts its cells. */
const COMMON = [
  'code',
  'id',
  'label',
  'name',
  'title',
  'indicator',
  'definition',
  'description',
  'unit',
  'uri',
  'type',
  'source',
]

/** A table of any delimiter with a header; its problems are keys of the `errors` namespace. */
export function csvTable(text: string): SourceTable | SourceProblem {
  const table = parseCsv(text, MAX_REFERENCE_ROWS, COMMON)
  if (!('problem' in table)) {
    const at = table.header.cells.findIndex((cell) => cell.trim().toLowerCase() === FILE_COLUMN)
    const rows = table.rows.map(({ line, cells }) => ({ line, cells, ...(at >= 0 && { at: cells[at] }) }))
    return { header: table.header.cells.map((cell) => cell.trim()), rows }
  }
  if (table.problem === 'unclosed-quote') return { problem: `indicators.import.unclosed-quote?line=${table.line}` }
  if (table.problem === 'too-many-columns') return { problem: `indicators.import.too-many-columns?max=${table.max}` }
  if (table.problem === 'empty') return { problem: 'indicators.import.empty' }
  return { problem: `indicators.import.too-many-rows?max=${MAX_REFERENCE_ROWS}` }
}

/** Names the file of a folder each row was read from. */
export const FILE_COLUMN = 'file'
