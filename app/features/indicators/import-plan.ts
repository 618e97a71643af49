import { columnName, type CsvLine, decodeText, parseCsv, unguardCell } from '#app/shared/csv.ts'
import { cleanText, nameKey } from '#app/shared/text.ts'
import { indicatorTextSchema } from './indicator.schema.ts'
import { CODE_PATTERN, codeAllocator, MAX_CODE_LENGTH } from './indicator-codes.ts'
import { changedFields, type FieldName, type IndicatorFields } from './indicator-fields.ts'
import { CSV_COLUMNS, CSV_HEADINGS, type CsvColumn, joinList } from './indicator-words.ts'
import { columnOf } from './metadata-fields.ts'

export const MAX_IMPORT_BYTES = 2 * 1024 * 1024
export const MAX_IMPORT_ROWS = 2000
const REQUIRED: readonly CsvColumn[] = ['name', 'definition', 'unit']

export type ExistingIndicator = IndicatorFields & {
  id: string
  code: string
  version: number
  ballotOpen: boolean
  mergedInto?: string | null
}
export type ImportContext = {
  existing: readonly ExistingIndicator[]
  pillars: readonly { id: string; title: string; sections: readonly { id: string; title: string }[] }[]
}

/** Why a line is refused: a key of the `errors` namespace with its values as a query, and the column it concerns. */
export type Refusal = { error: string; column?: CsvColumn }
type LineHead = { line: number; code: string; name: string }
export type PlanLine =
  | (LineHead & { kind: 'new'; fields: IndicatorFields })
  | (LineHead & {
      kind: 'changed'
      fields: IndicatorFields
      changed: FieldName[]
      indicatorId: string
      version: number
    })
  | (LineHead & { kind: 'unchanged' })
  | (LineHead & { kind: 'refused'; reasons: Refusal[] })

export type ImportProblem = { problem: string }
export type ImportPlan = { lines: PlanLine[]; ignoredColumns: string[] }

/** Text to plan from, or text that is only right if the file was written in Windows-1252, which the reader has to say. */
export type ImportSource = { text: string } | { guessed: string } | { problem: string }

/** What was sent: a file's bytes, or pasted text, or nothing. */
export function readSource(bytes: Uint8Array | null, pasted: string): ImportSource {
  if (bytes && bytes.byteLength > 0) {
    if (bytes.byteLength > MAX_IMPORT_BYTES) return { problem: tooLarge() }
    const text = decodeText(bytes)
    if (text !== null) return { text: cleaned(text) }
    const guessed = decodeText(bytes, 'windows-1252')
    return guessed === null ? { problem: 'indicators.import.not-text' } : { guessed: cleaned(guessed) }
  }
  if (pasted.trim() === '') return { problem: 'indicators.import.nothing' }
  return new TextEncoder().encode(pasted).byteLength > MAX_IMPORT_BYTES
    ? { problem: tooLarge() }
    : { text: cleaned(pasted) }
}

export function tooLarge() {
  return `indicators.import.too-large?max=${MAX_IMPORT_BYTES / 1024 / 1024}`
}

/** A form field comes back with other line ends than it was sent with; cleaned once, the plan stays the same. */
function cleaned(text: string) {
  return cleanText(text)
}

/** What an import of this text would do, line by line. Nothing is changed by asking. */
export function planImport(text: string, context: ImportContext): ImportPlan | ImportProblem {
  const table = parseCsv(text, MAX_IMPORT_ROWS, CSV_COLUMNS)
  if ('problem' in table) return { problem: importError(table.problem, { line: 0, max: MAX_IMPORT_ROWS, ...table }) }
  const header = table.header.cells.map((cell) => fieldNamed(columnName(cell)))
  const missing = REQUIRED.filter((column) => !header.includes(column))
  if (missing.length) return { problem: importError('missing-columns', { columns: missing.join(', ') }) }
  const repeated = header.find((column, index) => isColumn(column) && header.indexOf(column) !== index)
  if (repeated) return { problem: importError('repeated-column', { column: columnOf(repeated) }) }
  const rows = table.rows.map((row) => readRow(row, header))
  return { lines: planRows(rows, context), ignoredColumns: header.filter((column) => column && !isColumn(column)) }
}

type Row = { line: number; cells: Partial<Record<CsvColumn, string>>; tooWide: boolean }

function readRow({ line, cells }: CsvLine, header: string[]): Row {
  const entries = header.flatMap((column, index) =>
    isColumn(column) ? [[column, unguardCell(cells[index] ?? '').trim()] as const] : [],
  )
  return {
    line,
    cells: Object.fromEntries(entries),
    tooWide: cells.slice(header.length).some((cell) => cell.trim() !== ''),
  }
}

const FIELD_OF_HEADING = new Map<string, CsvColumn>([
  ...CSV_HEADINGS.map(([field, heading]) => [heading, field] as const),
  ['license', 'licence'],
])
const FIELDS_READ = new Set<string>(CSV_HEADINGS.map(([field]) => field))

/** Spreadsheets write `short name` or `short_name` for `short-name`; what is no column of ours keeps its name. */
function fieldNamed(heading: string): string {
  return FIELD_OF_HEADING.get(heading) ?? FIELD_OF_HEADING.get(heading.replace(/[ _]/g, '-')) ?? heading
}

function isColumn(name: string): name is CsvColumn {
  return FIELDS_READ.has(name)
}

function planRows(rows: Row[], context: ImportContext): PlanLine[] {
  const byCode = new Map(context.existing.map((one) => [one.code.toUpperCase(), one]))
  const brought = rows.map((row) => ({ code: codeOf(row), pillarId: null }))
  const giveCode = codeAllocator(context.pillars, [...context.existing, ...brought])
  const doubtsAbout = identityCheck(context)

  return rows.map((row): PlanLine => {
    const code = codeOf(row)
    const known = byCode.get(code)
    const head = { line: row.line, code: known?.code ?? code, name: row.cells.name || known?.name || '' }
    const read = readFields(row, known, context)
    const reasons = [...doubtsAbout(row, known), ...('reasons' in read ? read.reasons : [])]
    if (reasons.length || 'reasons' in read) return { ...head, kind: 'refused', reasons }
    if (!known)
      return {
        ...head,
        kind: 'new',
        code: code || giveCode(read.fields.pillarId),
        name: read.fields.name,
        fields: read.fields,
      }
    const changed = changedFields(known, read.fields)
    if (changed.length === 0) return { ...head, kind: 'unchanged' }
    if (known.ballotOpen) return { ...head, kind: 'refused', reasons: [{ error: importError('ballot-open') }] }
    return { ...head, kind: 'changed', fields: read.fields, changed, indicatorId: known.id, version: known.version }
  })
}

function codeOf(row: Row) {
  return (row.cells.code ?? '').toUpperCase()
}

/** Asks, line after line, whether it is clear which indicator is meant and that no line before meant the same. */
function identityCheck({ existing }: ImportContext) {
  const byName = new Map(existing.map((one) => [nameKey(one.name), one]))
  const codes = new Map<string, number>()
  const names = new Map<string, number>()
  return (row: Row, known: ExistingIndicator | undefined): Refusal[] => {
    const code = codeOf(row)
    const name = nameKey(row.cells.name ?? '')
    const sameName = name && !code ? byName.get(name) : undefined
    const malformed = code && !known && (!CODE_PATTERN.test(code) || code.length > MAX_CODE_LENGTH)
    return [
      known?.mergedInto && { error: importError('merged', { code: known.mergedInto }), column: 'code' as const },
      row.tooWide && { error: importError('too-wide') },
      malformed && { error: importError('bad-code'), column: 'code' as const },
      sameName && { error: importError('name-exists', { code: sameName.code }), column: 'name' as const },
      repeated(codes, code, row.line, 'code'),
      repeated(names, known ? '' : name, row.line, 'name'),
    ].filter((doubt) => typeof doubt === 'object' && doubt !== null)
  }
}

function repeated(seen: Map<string, number>, key: string, line: number, column: 'code' | 'name'): Refusal | undefined {
  if (!key) return undefined
  const before = seen.get(key)
  if (before !== undefined) return { error: importError('repeated-line', { line: before }), column }
  seen.set(key, line)
  return undefined
}

/** The row over what is stored: a column the file does not have leaves the field as it is, an empty cell empties it. */
function readFields(
  row: Row,
  known: ExistingIndicator | undefined,
  context: ImportContext,
): { fields: IndicatorFields } | { reasons: Refusal[] } {
  const { code: _code, pillar, section, ...cells } = row.cells
  const direction = cells.direction?.toLowerCase() || (cells.direction === '' ? 'none' : undefined)
  const stored = known ? { ...known, disaggregation: joinList(known.disaggregation) } : {}
  const result = indicatorTextSchema.safeParse({
    ...stored,
    ...cells,
    ...(direction === undefined ? {} : { direction }),
  })
  const place = readPlace(pillar, section, known, context)
  const reasons: Refusal[] = 'error' in place ? [place] : []
  if (!result.success) {
    for (const issue of result.error.issues) {
      const column = String(issue.path[0] ?? '')
      reasons.push({ error: issue.message, ...(isColumn(column) && { column }) })
    }
  }
  if (reasons.length || !result.success || 'error' in place) return { reasons }
  return { fields: { ...result.data, ...place } }
}

type Place = { pillarId: string | null; sectionId: string | null }
type Numbered = { id: string; number: string; title: string }

/**
 * Where a line puts its indicator: by the titles in the file or the numbers that every page shows (`5`, `5.1`, `5.1 Title`),
 * and where a column is missing, where it stands already. Of several of one title it means the one where the indicator stands.
 */
export function readPlace(
  pillar: string | undefined,
  section: string | undefined,
  known: ExistingIndicator | undefined,
  { pillars }: ImportContext,
): Place | Refusal {
  const stands: Place = { pillarId: known?.pillarId ?? null, sectionId: known?.sectionId ?? null }
  if (pillar === undefined && section === undefined) return stands
  const numbered = pillars.map((one, index) => ({ ...one, number: String(index + 1) }))
  const under = pillar ? meantBy(pillar, numbered) : numbered
  if (pillar && under.length === 0) return { error: importError('unknown-pillar', { title: pillar }), column: 'pillar' }
  return section ? sectionAmong(section, under, stands) : pillarAmong(pillar, under, stands, section === undefined)
}

type Pillar = ImportContext['pillars'][number] & { number: string }

function sectionAmong(cell: string, under: Pillar[], stands: Place): Place | Refusal {
  const sections = under.flatMap(({ id: pillarId, number, sections }) =>
    sections.map((one, index) => ({ ...one, pillarId, number: `${number}.${index + 1}` })),
  )
  const found = oneOf(cell, meantBy(cell, sections), stands.sectionId, 'section')
  return 'error' in found ? found : { pillarId: found.pillarId, sectionId: found.id }
}

/** No column leaves the pillar, an empty cell takes it away; the section stays with its pillar where no column names one. */
function pillarAmong(cell: string | undefined, under: Pillar[], stands: Place, keepSection: boolean): Place | Refusal {
  const found = cell
    ? oneOf(cell, under, stands.pillarId, 'pillar')
    : { id: cell === undefined ? stands.pillarId : null }
  if ('error' in found) return found
  return { pillarId: found.id, sectionId: keepSection && found.id === stands.pillarId ? stands.sectionId : null }
}

function oneOf<One extends Numbered>(
  cell: string,
  found: One[],
  standsAt: string | null,
  column: 'pillar' | 'section',
): One | Refusal {
  const [first, ...others] = found
  if (!first) return { error: importError(`unknown-${column}`, { title: cell }), column }
  if (others.length === 0) return first
  const numbers = found.map(({ number }) => number).join(', ')
  return (
    found.find(({ id }) => id === standsAt) ?? {
      error: importError(`several-${column}s`, { title: cell, numbers }),
      column,
    }
  )
}

/** By a number of the framework, else by title, or both as the pages write them. Spreadsheets of some countries write 5,1 for 5.1. */
function meantBy<One extends Numbered>(cell: string, among: One[]): One[] {
  const key = nameKey(cell).replace(/^(?:§|section|pillar|pilier)\s*(?=\d)/, '')
  const byNumber = among.filter(({ number }) => key.replace(',', '.').replace(/[.:)]$/, '') === number)
  if (byNumber.length) return byNumber
  return among.filter(
    ({ number, title }) =>
      nameKey(cell) === nameKey(title) ||
      key.replace(/^(\d+(?:\.\d+)?)\s*[.:)-]?\s+/, '$1 ') === nameKey(`${number} ${title}`),
  )
}

/** A key of the `errors` namespace under `indicators.import`, with its values as a query. */
function importError(key: string, values: Record<string, string | number> = {}) {
  const query = new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)])).toString()
  return `indicators.import.${key}${query && `?${query}`}`
}
