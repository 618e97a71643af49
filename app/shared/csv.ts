import Papa from 'papaparse'

/** Comma, semicolon (the list separator of French spreadsheets) and tab. */
const DELIMITERS = [',', ';', '\t'] as const

export type TextEncodingName = 'utf-8' | 'windows-1252'

/** The text of uploaded bytes without its byte order mark, or null when they are not text in that encoding. */
export function decodeText(bytes: Uint8Array, encoding: TextEncodingName = 'utf-8'): string | null {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  try {
    const text = new TextDecoder(wide ? 'utf-16le' : encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

export type CsvLine = { line: number; cells: string[] }
export type CsvProblem = { problem: 'empty' } | { problem: 'too-many-rows' } | { problem: 'unclosed-quote'; line: number }
export type CsvTable = { header: CsvLine; rows: CsvLine[]; delimiter: string }

/**
 * Reads a table with a header, blank lines left out, each row with the line it starts on. Stops reading at `maxRows`,
 * so that a file of a hundred thousand rows costs no more than one of the limit.
 */
export function parseCsv(text: string, maxRows: number, knownColumns: readonly string[] = []): CsvTable | CsvProblem {
  const source = text.replace(/^\uFEFF/, '')
  const delimiter = delimiterOf(source, knownColumns)
  const lines: CsvLine[] = []
  let read = 0
  let line = 1
  let broken: number | undefined
  Papa.parse<string[]>(source, {
    delimiter,
    skipEmptyLines: false,
    step: ({ data, errors, meta }, parser) => {
      if (errors.some((error) => error.type === 'Quotes')) broken ??= line
      if (data.some((cell) => cell.trim() !== '')) lines.push({ line, cells: data })
      line += newlines(source, read, meta.cursor)
      read = meta.cursor
      if (broken !== undefined || lines.length > maxRows + 1) parser.abort()
    },
  })
  if (broken !== undefined) return { problem: 'unclosed-quote', line: broken }
  if (lines.length > maxRows + 1) return { problem: 'too-many-rows' }
  const [header, ...rows] = lines
  return header && rows.length ? { header, rows, delimiter } : { problem: 'empty' }
}

/** The delimiter under which the first line holds the most columns we know, else the most columns. */
function delimiterOf(source: string, knownColumns: readonly string[]) {
  const first = source.trimStart().slice(0, 10_000).split(/\r\n|\n|\r/, 1)[0] ?? ''
  const scores = DELIMITERS.map((delimiter) => {
    const cells = (Papa.parse<string[]>(first, { delimiter }).data[0] ?? []).map(columnName)
    return { delimiter, known: cells.filter((cell) => knownColumns.includes(cell)).length, cells: cells.length }
  })
  scores.sort((a, b) => b.known - a.known || b.cells - a.cells)
  return scores[0]?.delimiter ?? ','
}

export function columnName(cell: string) {
  return cell.trim().toLowerCase()
}

function newlines(text: string, from: number, to: number) {
  let count = 0
  for (let index = from; index < to; index++) {
    const code = text.charCodeAt(index)
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) count++
  }
  return count
}

/** A spreadsheet runs a cell that starts like this as a formula. Numbers keep their sign. */
const FORMULA = /^[=+\-@\t\r]/
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/

/** Text as a CSV cell no spreadsheet will run. `unguardCell` gives back what was there. */
export function guardCell(text: string) {
  return (FORMULA.test(text) && !NUMBER.test(text)) || /^'[=+\-@\t\r']/.test(text) ? `'${text}` : text
}

export function unguardCell(cell: string) {
  return /^'[=+\-@\t\r']/.test(cell) ? cell.slice(1) : cell
}

/** UTF-8 with a byte order mark, because Excel takes a file without one for Latin-1. */
export function toCsv(header: readonly string[], rows: readonly (readonly string[])[]) {
  const body = Papa.unparse({ fields: [...header], data: rows.map((row) => row.map(guardCell)) }, { newline: '\r\n' })
  return `\uFEFF${body}\r\n`
}
