import { columnName, parseCsv, unguardCell, type CsvLine } from '#app/shared/csv.ts'
import { CODE_PATTERN, codeGiver, MAX_CODE_LENGTH } from './indicator-codes.ts'
import { changedFields, type FieldName, type IndicatorFields } from './indicator-fields.ts'
import { CSV_COLUMNS, joinList, type CsvColumn } from './indicator-words.ts'
import { indicatorTextSchema } from './indicator.schema.ts'

export const MAX_IMPORT_BYTES = 2 * 1024 * 1024
export const MAX_IMPORT_ROWS = 2000
const REQUIRED: readonly CsvColumn[] = ['name', 'definition', 'unit']

export type ExistingIndicator = IndicatorFields & { id: string; code: string; version: number; ballotOpen: boolean }
export type ImportContext = {
  existing: readonly ExistingIndicator[]
  pillars: readonly { id: string; title: string; sections: readonly { id: string; title: string }[] }[]
}

/** Why a line is refused: a key of the `errors` namespace with its values as a query, and the column it concerns. */
export type Refusal = { error: string; column?: CsvColumn }
type LineHead = { line: number; code: string; name: string }
export type PlanLine =
  | (LineHead & { kind: 'new'; fields: IndicatorFields })
  | (LineHead & { kind: 'changed'; fields: IndicatorFields; changed: FieldName[]; indicatorId: string; version: number })
  | (LineHead & { kind: 'unchanged' })
  | (LineHead & { kind: 'refused'; reasons: Refusal[] })

export type ImportProblem = { problem: string }
export type ImportPlan = { lines: PlanLine[]; ignoredColumns: string[] }

/** What an import of this text would do, line by line. Nothing is changed by asking. */
export function planImport(text: string, context: ImportContext): ImportPlan | ImportProblem {
  const table = parseCsv(text, MAX_IMPORT_ROWS, CSV_COLUMNS)
  if ('problem' in table) return { problem: importError(table.problem, { line: 'line' in table ? table.line : 0, max: MAX_IMPORT_ROWS }) }
  const header = table.header.cells.map((cell) => (columnName(cell) === 'license' ? 'licence' : columnName(cell)))
  const missing = REQUIRED.filter((column) => !header.includes(column))
  if (missing.length) return { problem: importError('missing-columns', { columns: missing.join(', ') }) }
  const repeated = header.find((column, index) => isColumn(column) && header.indexOf(column) !== index)
  if (repeated) return { problem: importError('repeated-column', { column: repeated }) }
  const rows = table.rows.map((row) => readRow(row, header))
  return { lines: planRows(rows, context), ignoredColumns: header.filter((column) => column && !isColumn(column)) }
}

type Row = { line: number; cells: Partial<Record<CsvColumn, string>>; tooWide: boolean }

function readRow({ line, cells }: CsvLine, header: string[]): Row {
  const entries = header.flatMap((column, index) => (isColumn(column) ? [[column, unguardCell(cells[index] ?? '').trim()] as const] : []))
  return { line, cells: Object.fromEntries(entries), tooWide: cells.slice(header.length).some((cell) => cell.trim() !== '') }
}

function isColumn(name: string): name is CsvColumn {
  return (CSV_COLUMNS as readonly string[]).includes(name)
}

function planRows(rows: Row[], context: ImportContext): PlanLine[] {
  const byCode = new Map(context.existing.map((one) => [one.code.toUpperCase(), one]))
  const byName = new Map(context.existing.map((one) => [folded(one.name), one]))
  const brought = rows.map((row) => ({ code: (row.cells.code ?? '').toUpperCase(), pillarId: null }))
  const giveCode = codeGiver(context.pillars, [...context.existing, ...brought])
  const seenCodes = new Map<string, number>()
  const seenNames = new Map<string, number>()

  return rows.map((row): PlanLine => {
    const code = (row.cells.code ?? '').toUpperCase()
    const known = byCode.get(code)
    const name = row.cells.name ?? ''
    const head = { line: row.line, code: known?.code ?? code, name: name || (known?.name ?? '') }
    const reasons: Refusal[] = []
    if (row.tooWide) reasons.push({ error: importError('too-wide') })
    if (code && !known && (!CODE_PATTERN.test(code) || code.length > MAX_CODE_LENGTH)) reasons.push({ error: importError('bad-code'), column: 'code' })

    const twice = code ? seenCodes.get(code) : undefined
    if (twice !== undefined) reasons.push({ error: importError('repeated-line', { line: twice }), column: 'code' })
    if (code && twice === undefined) seenCodes.set(code, row.line)
    const sameName = byName.get(folded(name))
    if (name && !code && sameName) reasons.push({ error: importError('name-exists', { code: sameName.code }), column: 'name' })
    const nameTwice = name && !known ? seenNames.get(folded(name)) : undefined
    if (nameTwice !== undefined) reasons.push({ error: importError('repeated-line', { line: nameTwice }), column: 'name' })
    if (name && !known && nameTwice === undefined) seenNames.set(folded(name), row.line)

    const read = readFields(row, known, context)
    if ('reasons' in read) reasons.push(...read.reasons)
    if (reasons.length || 'reasons' in read) return { ...head, kind: 'refused', reasons }
    if (!known) return { ...head, kind: 'new', code: code || giveCode(read.fields.pillarId), name: read.fields.name, fields: read.fields }
    const changed = changedFields(known, read.fields)
    if (changed.length === 0) return { ...head, kind: 'unchanged' }
    if (known.ballotOpen) return { ...head, kind: 'refused', reasons: [{ error: importError('ballot-open') }] }
    return { ...head, kind: 'changed', fields: read.fields, changed, indicatorId: known.id, version: known.version }
  })
}

/** The row over what is stored: a column the file does not have leaves the field as it is, an empty cell empties it. */
function readFields(row: Row, known: ExistingIndicator | undefined, context: ImportContext): { fields: IndicatorFields } | { reasons: Refusal[] } {
  const { code: _code, pillar, section, ...cells } = row.cells
  const direction = cells.direction?.toLowerCase() || (cells.direction === '' ? 'none' : undefined)
  const stored = known ? { ...known, disaggregation: joinList(known.disaggregation) } : {}
  const result = indicatorTextSchema.safeParse({ ...stored, ...cells, ...(direction === undefined ? {} : { direction }) })
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

type Place = Pick<IndicatorFields, 'pillarId' | 'sectionId'>

function readPlace(pillar: string | undefined, section: string | undefined, known: ExistingIndicator | undefined, { pillars }: ImportContext): Place | Refusal {
  if (pillar === undefined && section === undefined) return { pillarId: known?.pillarId ?? null, sectionId: known?.sectionId ?? null }
  const under = pillar ? pillars.filter((one) => folded(one.title) === folded(pillar)) : pillars
  if (pillar && under.length === 0) return { error: importError('unknown-pillar', { title: pillar ?? '' }), column: 'pillar' }
  if (section) {
    for (const one of under) {
      const found = one.sections.find((candidate) => folded(candidate.title) === folded(section))
      if (found) return { pillarId: one.id, sectionId: found.id }
    }
    return { error: importError('unknown-section', { title: section }), column: 'section' }
  }
  const pillarId = pillar ? (under[0]?.id ?? null) : pillar === undefined ? (known?.pillarId ?? null) : null
  const keepsSection = section === undefined && pillarId === known?.pillarId
  return { pillarId, sectionId: keepsSection ? (known?.sectionId ?? null) : null }
}

function importError(key: string, values: Record<string, string | number> = {}) {
  const query = new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)])).toString()
  return `indicators.import.${key}${query && `?${query}`}`
}

function folded(text: string) {
  return text.trim().toLocaleLowerCase('en').replace(/\s+/g, ' ')
}
