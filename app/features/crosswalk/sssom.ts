import Papa from 'papaparse'
import { guardCell, unguardCell } from '#app/shared/csv.ts'
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
export type SssomLine = { line: number } & ({ row: SssomRow } | { error: string })
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
    `mapping_set_id: ${yaml(set.id)}`,
    `mapping_set_title: ${yaml(set.title)}`,
    `license: ${yaml(set.licence)}`,
    'curie_map:',
    ...Object.entries(prefixes).map(([prefix, iri]) => `  ${prefix}: ${yaml(iri)}`),
    ...(extra.length ? ['extension_definitions:', ...extra.map((name) => `  - slot_name: ${yaml(name)}`)] : []),
  ].map((line) => `#${line}`)
  const body = Papa.unparse(
    {
      fields: [...COLUMNS, ...extra],
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

function yaml(text: string) {
  return JSON.stringify(text)
}

/** The mappings of an SSSOM/TSV file, each with its line; ids come back as whole addresses where the file names their prefix. */
export function readSssom(text: string): SssomFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const heads = lines.findIndex((line) => !line.startsWith('#'))
  const prefixes = prefixesOf(lines.slice(0, Math.max(0, heads)).map((line) => line.slice(1)))
  const { data, errors } = Papa.parse<string[]>(lines.slice(Math.max(0, heads)).join('\n'), {
    delimiter: '\t',
    preview: MOST_ROWS + 2,
  })
  if (errors.some(({ type }) => type === 'Quotes'))
    return { problem: `indicators.import.unclosed-quote?line=${heads + 1 + (errors[0]?.row ?? 0)}` }
  const [header = [], ...rows] = data
  const missing = ['subject_id', 'predicate_id', 'object_id'].filter((name) => !header.includes(name))
  if (missing.length) return { problem: `indicators.import.missing-columns?columns=${missing.join(', ')}` }
  if (rows.length > MOST_ROWS) return { problem: `indicators.import.too-many-rows?max=${MOST_ROWS}` }
  return {
    lines: rows.flatMap((cells, index) => {
      if (cells.every((cell) => cell.trim() === '')) return []
      const values = Object.fromEntries(
        header.map((name, column) => [name.trim(), unguardCell(cells[column] ?? '').trim()]),
      )
      return [{ line: heads + 2 + index, ...read(values, prefixes) }]
    }),
  }
}

function prefixesOf(head: string[]) {
  const prefixes: Record<string, string> = { skos: SKOS }
  let inside = false
  for (const line of head) {
    if (/^\S/.test(line.replace(/^ (?=\S)/, ''))) inside = /^\s?curie_map:/.test(line)
    const [, prefix, iri] = /^\s+["']?([\w.-]+)["']?:\s+["']?([^"'\s]+)["']?\s*$/.exec(line) ?? []
    if (inside && prefix && iri) prefixes[prefix] = iri
  }
  return prefixes
}

function read(values: Record<string, string>, prefixes: Record<string, string>): { row: SssomRow } | { error: string } {
  const whole = (id = '') => {
    const [, prefix = '', local = ''] = /^([\w.-]+):(.*)$/.exec(id) ?? []
    return Object.hasOwn(prefixes, prefix) ? `${prefixes[prefix]}${local}` : id
  }
  const of = (name: (typeof COLUMNS)[number]) => values[name] ?? ''
  const [subject, object] = [whole(values.subject_id), whole(values.object_id)]
  if (!subject || !object) return { error: 'crosswalk.sssom.no-id' }
  const predicate = whole(values.predicate_id).replace(SKOS, 'skos:')
  const relation = RELATIONS.find((one) => one !== 'none' && PREDICATES[one].id === predicate)
  if (!relation) return { error: `crosswalk.sssom.predicate?${new URLSearchParams({ predicate: of('predicate_id') })}` }
  const confidence = of('confidence') === '' ? null : Number(of('confidence'))
  if (confidence !== null && !(confidence >= 0 && confidence <= 1)) return { error: 'crosswalk.sssom.confidence' }
  return {
    row: {
      subject: { id: subject, label: of('subject_label') },
      object: { id: object, label: of('object_label'), source: of('object_source') },
      relation: of('predicate_modifier').toLowerCase() === 'not' ? 'none' : relation,
      confidence,
      comment: of('comment'),
      author: of('author_label'),
      date: of('mapping_date'),
      extra: otherColumns(values),
    },
  }
}

function otherColumns(values: Record<string, string>) {
  const known = new Set<string>(COLUMNS)
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => name && value && !known.has(name)))
}
