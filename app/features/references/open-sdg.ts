import Papa from 'papaparse'
import { FILE_COLUMN, type SourceProblem, type SourceTable } from './source-table.ts'

export type NamedText = { name: string; text: string }

/** `1-2-1.csv`, `meta/11-a-1.yml`, `c050502.json`: one file an indicator, named by its number. Data files say `indicator_` before it. */
const META_FILE = /^(?:.*\/)?([a-z]?\d+(?:-[a-z\d]+)+)\.(csv|json|ya?ml|md)$/i

/** Which key or label of Open SDG's metadata each of our columns is read from, the better ones first. */
const KEYS = {
  label: [
    'indicator_name',
    'indicator name',
    'indicator available',
    'indicator_available',
    'graph_title',
    'graph title',
  ],
  definition: [
    'computation_definitions',
    'definitions',
    'indicator description',
    'indicator_description',
    'definition',
  ],
  unit: ['computation_units', 'unit of measurement', 'unit_of_measurement'],
  formula: ['computation_calculations', 'calculations', 'computation_method'],
  source: ['source_organisation_1', 'source 1 organisation', 'source_organization_1', 'source 1 organization'],
  frequency: ['source_periodicity_1', 'source 1 periodicity'],
  notes: ['other_information', 'other information', 'target', 'target name', 'target_name'],
} as const
const COLUMNS = Object.keys(KEYS) as (keyof typeof KEYS)[]

export function isMetadataFile(name: string) {
  return META_FILE.test(name) && !/(?:^|\/)indicator[_-]/i.test(name)
}

/** The metadata of an Open SDG site as a table: a line for each indicator, in the order of their numbers, under a heading for each goal. */
export function openSdgTable(files: readonly NamedText[]): SourceTable | SourceProblem {
  const found = files
    .filter(({ name }) => isMetadataFile(name))
    .map((file) => ({ ...file, code: (META_FILE.exec(file.name)?.[1] ?? '').replaceAll('-', '.') }))
    .sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }))
  if (found.length === 0) return { problem: 'references.no-metadata' }
  const rows = found.map(({ name, text, code }) => {
    const values = valuesOf(name, text)
    const cells = COLUMNS.map((column) => KEYS[column].map((key) => values.get(key) ?? '').find(Boolean) ?? '')
    return { line: 1, at: name, cells: [name, code, `SDG ${code.split('.')[0]}`, ...cells] }
  })
  return { header: [FILE_COLUMN, 'code', 'group', ...COLUMNS], rows }
}

function valuesOf(name: string, text: string): Map<string, string> {
  const clean = text.replace(/^\uFEFF/, '')
  if (/\.csv$/i.test(name)) {
    const { data } = Papa.parse<string[]>(clean, { skipEmptyLines: true })
    return keyed(data.map(([key = '', value = '']) => [key, value]))
  }
  return keyed(/\.json$/i.test(name) ? jsonPairs(clean) : yamlPairs(clean))
}

function keyed(pairs: [string, string][]) {
  const values = new Map<string, string>()
  for (const [key, value] of pairs)
    if (value.trim() && !values.has(key.trim().toLowerCase())) values.set(key.trim().toLowerCase(), value.trim())
  return values
}

function jsonPairs(text: string): [string, string][] {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null) return []
    return Object.entries(parsed).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : []))
  } catch {
    return []
  }
}

/** The texts at the outer level of a YAML file, which is all that Open SDG's metadata has: plain, quoted, or a block of indented lines. */
function yamlPairs(text: string): [string, string][] {
  const pairs: [string, string][] = []
  const lines = text.split(/\r?\n/)
  for (let index = 0; index < lines.length; index++) {
    const [, key = '', rest = ''] = /^([\w -]+):(?:\s+(.*))?$/.exec(lines[index] ?? '') ?? []
    if (!key) continue
    const block: string[] = []
    while (/^(?:\s+\S|\s*$)/.test(lines[index + 1] ?? 'x') && index + 1 < lines.length)
      block.push((lines[++index] ?? '').trim())
    const value = /^[|>][+-]?\d?$/.test(rest) || rest === '' ? block.join('\n') : [rest, ...block].join(' ')
    pairs.push([key, unquoted(value.trim())])
  }
  return pairs
}

function unquoted(value: string) {
  if (/^'.*'$/s.test(value)) return value.slice(1, -1).replaceAll("''", "'")
  return /^".*"$/s.test(value) ? value.slice(1, -1).replaceAll('\\"', '"').replaceAll('\\n', '\n') : value
}
