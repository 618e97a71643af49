import Papa from 'papaparse'
import { nameKey } from './text.ts'

/** Comma, semicolon (the list separator of French spreadsheets), tab, and the bar of some databases. */
const DELIMITERS = [',', ';', '\t', '|'] as const

export type TextEncodingName = 'utf-8' | 'windows-1252'

/** The text of uploaded bytes without its byte order mark, or null when they are not text in that encoding. */
export function decodeText(bytes: Uint8Array, encoding: TextEncodingName = 'utf-8'): string | null {
  try {
    const text = new TextDecoder(wideEncoding(bytes) ?? encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

/** By the byte order mark of what spreadsheets call "Unicode text"; without one, by where the zeros of its first, plain letters are. */
function wideEncoding([first, second, third, fourth]: Uint8Array) {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first && second === 0 && third && fourth === 0) return 'utf-16le'
  return first === 0 && second && third === 0 && fourth ? 'utf-16be' : null
}

export type CsvLine = { line: number; cells: string[] }
export type CsvProblem =
  | { problem: 'empty' }
  | { problem: 'too-many-rows' }
  | { problem: 'too-many-columns'; max: number }
  | { problem: 'unclosed-quote'; line: number }
export type CsvTable = { header: CsvLine; rows: CsvLine[]; delimiter: string }

/** How many lines of titles may stand above the header. */
const TITLE_LINES = 10
/** Every row is looked at once for each column, so that a line of a million commas would be work for minutes. */
const MOST_COLUMNS = 300

/**
 * Reads a table with a header, blank lines left out, each row with the line it starts on. Stops reading at `maxRows`,
 * so that a file of a hundred thousand rows costs no more than one of the limit. The line `sep=;` that spreadsheets understand
 * is followed where it is true; what stands above the first line with columns we know is left out, and so are the columns
 * without anything in them that spreadsheets leave at the right.
 */
export function parseCsv(text: string, maxRows: number, knownColumns: readonly string[] = []): CsvTable | CsvProblem {
  const source = text.replace(/^\uFEFF/, '')
  const named = /^sep=([^\r\n])(?:\r\n|\r|\n)/i.exec(source)
  const delimiter = delimiterOf(source, knownColumns, named?.[1])
  const lines: CsvLine[] = []
  let read = 0
  let line = 1
  let broken: number | undefined
  Papa.parse<string[]>(source, {
    delimiter,
    skipEmptyLines: false,
    step: ({ data, errors, meta }, parser) => {
      if (errors.some((error) => error.type === 'Quotes')) broken ??= line
      if (!(named && line === 1) && data.some((cell) => cell.trim() !== '')) lines.push({ line, cells: data })
      line += newlines(source, read, meta.cursor)
      read = meta.cursor
      if (broken !== undefined || lines.length > maxRows + 1 + TITLE_LINES) parser.abort()
    },
  })
  if (broken !== undefined) return { problem: 'unclosed-quote', line: broken }
  const [header, ...rows] = lines.slice(headerAt(lines, knownColumns))
  if (rows.length > maxRows) return { problem: 'too-many-rows' }
  if (!header || rows.length === 0) return { problem: 'empty' }
  const width = Math.max(...[header, ...rows].map(({ cells }) => cells.findLastIndex((cell) => cell.trim() !== '') + 1))
  if (width > MOST_COLUMNS) return { problem: 'too-many-columns', max: MOST_COLUMNS }
  return { header: { ...header, cells: header.cells.slice(0, width) }, rows, delimiter }
}

/** The first of the upper lines that holds more than one column we know, else the first line. */
function headerAt(lines: CsvLine[], knownColumns: readonly string[]) {
  const at = lines.slice(0, TITLE_LINES + 1).findIndex(({ cells }) => knownAmong(cells, knownColumns) > 1)
  return Math.max(0, at)
}

function knownAmong(cells: readonly string[], knownColumns: readonly string[]) {
  return new Set(cells.map(columnName).filter((name) => knownColumns.includes(name))).size
}

/**
 * The delimiter under which one of the upper lines holds the most columns we know, else the one named, else the one that gives the most lines
 * as many cells as the first, else the one that gives the first line the most columns.
 */
function delimiterOf(source: string, knownColumns: readonly string[], named?: string) {
  const upper = source.trimStart().slice(0, 10_000)
  const scores = [...new Set([...(named ? [named] : []), ...DELIMITERS])].map((delimiter) => {
    const lines = Papa.parse<string[]>(upper, { delimiter, preview: TITLE_LINES + 1, skipEmptyLines: true }).data
    return {
      delimiter,
      known: Math.max(0, ...lines.map((cells) => knownAmong(cells, knownColumns))),
      cells: lines[0]?.length ?? 0,
      alike: lines[0]?.length === 1 ? 0 : lines.filter((cells) => cells.length === lines[0]?.length).length,
    }
  })
  scores.sort(
    (a, b) =>
      b.known - a.known ||
      Number(b.delimiter === named) - Number(a.delimiter === named) ||
      b.alike - a.alike ||
      b.cells - a.cells,
  )
  return scores[0]?.delimiter ?? ','
}

export function columnName(cell: string) {
  return nameKey(cell)
}

function newlines(text: string, from: number, to: number) {
  let count = 0
  for (let index = from; index < to; index++) {
    const code = text.charCodeAt(index)
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) count++
  }
  return count
}

/** With what a formula begins, in every width that spreadsheets of the East take for the same sign. */
const SIGN = '[=+\\-@＝＋－＠﹦﹢﹣﹫]'
/** What spreadsheets pass over on their way to the first sign. */
const PASSED_OVER = '[\\p{Z}\\p{Cc}\\p{Cf}"]*'
/** Where another list separator than ours would begin a cell: whoever opens the file with that one gets this for its start. */
const ELSEWHERE = '[;\\t\\r\\n]'
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/

const START = new RegExp(`^'*(?:[\\t\\r\\n]|${PASSED_OVER}${SIGN})`, 'u')
const GUARDED_START = new RegExp(`^'(?='*(?:[\\t\\r\\n]|${PASSED_OVER}${SIGN}))`, 'u')
const INSIDE = new RegExp(`(${ELSEWHERE}${PASSED_OVER})(?='*${SIGN})`, 'gu')
const GUARDED_INSIDE = new RegExp(`(${ELSEWHERE}${PASSED_OVER})'(?='*${SIGN})`, 'gu')

/** Text as a CSV cell no spreadsheet will run, whatever it takes for a separator. Numbers keep their sign. `unguardCell` gives back what was there. */
export function guardCell(text: string) {
  const start = START.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return start.replace(INSIDE, "$1'")
}

export function unguardCell(cell: string) {
  return cell.replace(GUARDED_INSIDE, '$1').replace(GUARDED_START, '')
}

/** UTF-8 with a byte order mark, because Excel takes a file without one for Latin-1. */
export function toCsv(header: readonly string[], rows: readonly (readonly string[])[]) {
  const body = Papa.unparse(
    { fields: header.map(guardCell), data: rows.map((row) => row.map(guardCell)) },
    { newline: '\r\n' },
  )
  return `\uFEFF${body}\r\n`
}
