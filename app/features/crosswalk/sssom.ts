import Papa from 'papaparse'
import { isMap, isScalar, parseDocument } from 'yaml'
import { type CsvProblem, guardCell, parseCsv, unguardCell } from '#app/shared/csv.ts'
import { yamlText } from '#app/shared/yaml-text.ts'
import { type Relation, RELATIONS } from './mapping-words.ts'

/** A mapping as it goes into a file, or as a file gives it. `extra` are columns of other tools, kept as they came. */
export type SssomRow = {
  subject: { id: string; label: string }
  object: { id: string; label: string; source: string }
  relation: Relation
  confidence: number | null
  comment: string
  author: string
  date: string
  extra: Record<string, string>
}
export type SssomSet = { id: string; title: string; licence: string; prefixes: Record<string, string> }
/** `said`: how a line that cannot be read names its two ends. */
export type SssomLine = { line: number } & (
  { row: SssomRow } | { error: string; said: { indicator: string; entry: string } }
)
export type SssomFile = { lines: SssomLine[] } | { problem: string }

const PREDICATES: Record<Relation, { id: string; modifier: '' | 'Not' }> = {
  exact: { id: 'skos:exactMatch', modifier: '' },
  // Of the subject: our indicator is wider, so that the entry is the narrower one.
  broader: { id: 'skos:narrowMatch', modifier: '' },
  narrower: { id: 'skos:broadMatch', modifier: '' },
  partly: { id: 'skos:closeMatch', modifier: '' },
  related: { id: 'skos:relatedMatch', modifier: '' },
  none: { id: 'skos:exactMatch', modifier: 'Not' },
}

/** In the order that the specification recommends. */
const COLUMNS = [
  'subject_id',
  'subject_label',
  'predicate_id',
  'predicate_modifier',
  'object_id',
  'object_label',
  'mapping_justification',
  'author_label',
  'object_source',
  'mapping_date',
  'confidence',
  'comment',
] as const
const KNOWN = new Set<string>(COLUMNS)

const SKOS = 'http://www.w3.org/2004/02/skos/core#'
const MOST_ROWS = 10_000

/**
 * A mapping set as SSSOM/TSV: metadata in YAML comments with the prefixes of its ids, then a line for each mapping. Cells that a
 * spreadsheet would run are guarded, which reading undoes.
 */
export function writeSssom(set: SssomSet, rows: readonly SssomRow[]): string {
  const extra = [...new Set(rows.flatMap((row) => Object.keys(row.extra)))].sort()
  const prefixes = { skos: SKOS, semapv: 'https://w3id.org/semapv/vocab/', ...set.prefixes }
  const head = [
    `mapping_set_id: ${yamlText(set.id)}`,
    `mapping_set_title: ${yamlText(set.title)}`,
    `license: ${yamlText(set.licence)}`,
    'curie_map:',
    ...Object.entries(prefixes).map(([prefix, iri]) => `  ${prefix}: ${yamlText(iri)}`),
    ...(extra.length ? ['extension_definitions:', ...extra.map((name) => `  - slot_name: ${yamlText(name)}`)] : []),
  ].map((line) => `#${line}`)
  const body = Papa.unparse(
    {
      fields: [...COLUMNS, ...extra].map(guardCell),
      data: rows.map((row) => [...cellsOf(row), ...extra.map((name) => row.extra[name] ?? '')].map(guardCell)),
    },
    { delimiter: '\t', newline: '\n' },
  )
  return `${head.join('\n')}\n${body}\n`
}

function cellsOf({ subject, object, relation, confidence, comment, author, date }: SssomRow) {
  const { id, modifier } = PREDICATES[relation]
  const share = confidence === null ? '' : String(confidence)
  return [
    subject.id,
    subject.label,
    id,
    modifier,
    object.id,
    object.label,
    'semapv:ManualMappingCuration',
    author,
    object.source,
    date,
    share,
    comment,
  ]
}

/** The mappings of an SSSOM file, of tabs or as a spreadsheet saved it, each with its line; ids come back as whole addresses where the file names their prefix. */
export function readSssom(text: string): SssomFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const heads = Math.max(
    0,
    lines.findIndex((line) => !/^(?:"?#|\s*$)/.test(line)),
  )
  const table = parseCsv(lines.slice(heads).join('\n'), MOST_ROWS, COLUMNS)
  if ('problem' in table) return { problem: problemOf(table, heads) }
  const header = table.header.cells.map(columnNamed)
  const missing = ['subject_id', 'predicate_id', 'object_id'].filter((name) => !header.includes(name))
  if (missing.length) return { problem: `indicators.import.missing-columns?columns=${missing.join(', ')}` }
  const repeated = header.find((name, index) => KNOWN.has(name) && header.indexOf(name) !== index)
  if (repeated) return { problem: `indicators.import.repeated-column?column=${repeated}` }
  const { prefixes, ofAll } = metadataOf(lines.slice(0, heads).map((line) => comment(line, table.delimiter)))
  return {
    lines: table.rows.map(({ line, cells }) => {
      const own = header.map((name, column) => [name, unguardCell(cells[column] ?? '').trim()])
      const values = { ...ofAll, ...Object.fromEntries(own) } as Record<string, string>
      const tooWide = cells.slice(header.length).some((cell) => cell.trim() !== '')
      const found = tooWide ? { error: 'indicators.import.too-wide' } : read(values, prefixes)
      const said = { indicator: values.subject_id ?? '', entry: values.object_id ?? '' }
      return { line: heads + line, ...('error' in found ? { ...found, said } : found) }
    }),
  }
}

function problemOf(problem: CsvProblem, heads: number) {
  if (problem.problem === 'unclosed-quote') return `indicators.import.unclosed-quote?line=${heads + problem.line}`
  return `indicators.import.${problem.problem}?max=${'max' in problem ? problem.max : MOST_ROWS}`
}

function columnNamed(cell: string) {
  const name = unguardCell(cell).trim()
  return KNOWN.has(name.toLowerCase()) ? name.toLowerCase() : name
}

/** A spreadsheet that saves a comment takes it for a cell, quotes it and fills its line up with empty ones. */
function comment(line: string, delimiter: string) {
  const [cell = ''] = line.startsWith('"') ? (Papa.parse<string[]>(line, { delimiter }).data[0] ?? []) : [line]
  return cell.slice(1).replace(new RegExp(`[\\t${delimiter === '\t' ? '' : delimiter}]+$`), '')
}

/** What the format lets a file say once for all its lines, where no column says it. */
const OF_ALL =
  /^(?:(?:subject|object)_(?:source|source_version|type|match_field|preprocessing)|predicate_type|similarity_measure|mapping_(?:date|provider|tool|tool_version))$/
const MOST_HEAD = 200_000

/** The map of prefixes in the YAML of the comments, of which what the format has built in cannot be said otherwise, and what holds of all lines. */
function metadataOf(head: string[]) {
  const { contents } = parseDocument(head.join('\n').slice(0, MOST_HEAD), {
    ...{ schema: 'failsafe', strict: false, uniqueKeys: false, logLevel: 'silent' },
  })
  const { curie_map: map, ...others } = pairsOf(contents)
  const prefixes = Object.entries(pairsOf(map)).flatMap(([prefix, iri]) => textOf(iri).map((one) => [prefix, one]))
  const ofAll = Object.entries(others).flatMap(([name, value]) =>
    OF_ALL.test(name) ? textOf(value).map((one) => [name, one]) : [],
  )
  return {
    prefixes: { ...Object.fromEntries(prefixes), skos: SKOS } as Record<string, string>,
    ofAll: Object.fromEntries(ofAll) as Record<string, string>,
  }
}

function pairsOf(map: unknown): Record<string, unknown> {
  return isMap(map) ? Object.fromEntries(map.items.map(({ key, value }) => [String(key), value])) : {}
}

function textOf(value: unknown): string[] {
  return isScalar(value) && typeof value.value === 'string' && value.value ? [value.value] : []
}

function read(values: Record<string, string>, prefixes: Record<string, string>): { row: SssomRow } | { error: string } {
  const whole = (written = '') => {
    const id = written.replace(/^<(.*)>$/, '$1')
    const [, prefix = '', local = ''] = /^([\w.-]+):(.*)$/.exec(id) ?? []
    return Object.hasOwn(prefixes, prefix) ? `${prefixes[prefix]}${local}` : id
  }
  const of = (name: (typeof COLUMNS)[number]) => values[name] ?? ''
  const [subject, object] = [whole(values.subject_id), whole(values.object_id)]
  if (!subject || !object) return { error: 'crosswalk.sssom.no-id' }
  const relation = relationOf(whole(values.predicate_id).replace(SKOS, 'skos:'), of('predicate_modifier'))
  if (typeof relation === 'object')
    return { error: `${relation.error}${new URLSearchParams({ predicate: of('predicate_id') })}` }
  // Spreadsheets of some countries write 0,8.
  const confidence = of('confidence') === '' ? null : Number(of('confidence').replace(',', '.'))
  if (confidence !== null && !(confidence >= 0 && confidence <= 1)) return { error: 'crosswalk.sssom.confidence' }
  return {
    row: {
      subject: { id: subject, label: of('subject_label') },
      object: { id: object, label: of('object_label'), source: of('object_source') },
      relation,
      confidence,
      comment: of('comment'),
      author: of('author_label'),
      date: of('mapping_date'),
      extra: otherColumns(values),
    },
  }
}

/** That two are not the same is a mapping here; what else a predicate can be turned into is not. */
function relationOf(predicate: string, modifier: string): Relation | { error: string } {
  const relation = RELATIONS.find((one) => one !== 'none' && PREDICATES[one].id === predicate)
  if (!relation) return { error: 'crosswalk.sssom.predicate?' }
  if (!modifier) return relation
  if (modifier.toLowerCase() === 'not' && ['exact', 'partly'].includes(relation)) return 'none'
  return { error: `crosswalk.sssom.modifier?${new URLSearchParams({ modifier })}&` }
}

function otherColumns(values: Record<string, string>) {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => name && value && !KNOWN.has(name)))
}
