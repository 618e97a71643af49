import Papa from 'papaparse'
import { isMap, isScalar, type Pair, parseDocument } from 'yaml'
import { FILE_COLUMN, type SourceProblem, type SourceTable } from './source-table.ts'

export type NamedText = { name: string; text: string }

/** `1-2-1.csv`, `meta/11-a-1.yml`, `c050502.json`, `INC-07.md` as we write it: one file an indicator, named by its number. Data files say `indicator_` before it. */
const META_FILE = /^(?:.*\/)?([a-z]?\d+(?:-[a-z\d]+)+|[A-Z]{2,8}-\d{1,5})\.(csv|json|ya?ml|md)$/i
const LETTERS_FIRST = /^[a-z]{2}/i

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
    .map((file) => ({ ...file, code: codeOf(META_FILE.exec(file.name)?.[1] ?? '') }))
    .sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }))
  if (found.length === 0) return { problem: 'references.no-metadata' }
  const rows = found.map(({ name, text, code }) => {
    const values = valuesOf(name, text)
    const cells = COLUMNS.map((column) => KEYS[column].map((key) => said(values, key)).find(Boolean) ?? '')
    return { line: 1, at: name, cells: [name, code, groupOf(code), ...cells] }
  })
  return { header: [FILE_COLUMN, 'code', 'group', ...COLUMNS], rows }
}

/** Sites in several languages write a name as a key of their translations, which says nothing here. */
const TRANSLATION_KEY = /^\w+\.[\w-]*\d-[\w-]+$/

function said(values: Map<string, string>, key: string) {
  const value = values.get(key) ?? ''
  return TRANSLATION_KEY.test(value) ? '' : value
}

function codeOf(name: string) {
  return LETTERS_FIRST.test(name) ? name : name.replaceAll('-', '.')
}

function groupOf(code: string) {
  return LETTERS_FIRST.test(code) ? (code.split('-')[0] ?? '') : `SDG ${code.split('.')[0]}`
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

/**
 * The texts at the outer level of a YAML file, or of the part between the lines of three hyphens before a text. What cannot be read is left
 * out, but where a text is on one line with its key, it is taken as whoever wrote it meant it.
 */
function yamlPairs(text: string): [string, string][] {
  const front = /^---\r?\n(.*?)\r?\n---\s*(?:\n|$)/s.exec(text)?.[1] ?? text
  const { contents, errors } = readYaml(front)
  const pairs = isMap(contents) ? contents.items.flatMap(textPair) : []
  return errors.length ? [...linePairs(front), ...pairs] : pairs
}

function readYaml(text: string) {
  return parseDocument(text, { schema: 'failsafe', strict: false, uniqueKeys: false, logLevel: 'silent' })
}

function textPair({ key, value }: Pair): [string, string][] {
  return isScalar(key) && isScalar(value) && typeof value.value === 'string' ? [[String(key.value), value.value]] : []
}

const ALL_KEYS = new Set<string>(Object.values(KEYS).flat())

/** Of a file with mistakes, the lines of keys that we look for, each read alone: a colon, an apostrophe or a bracket spoils no more than its own. */
function linePairs(text: string): [string, string][] {
  const seen = new Set<string>()
  return [...text.matchAll(/^([\w][\w ]*):[ \t]+(\S.*)$(?!\r?\n[ \t])/gm)].flatMap(([line, key = '', written = '']) => {
    const name = key.toLowerCase()
    if (!ALL_KEYS.has(name) || seen.has(name)) return []
    seen.add(name)
    const { contents, errors } = readYaml(line)
    if (errors.length === 0) return isMap(contents) ? contents.items.flatMap(textPair) : []
    return [[key, written.trim().replace(/^(['"])(.*)\1$/, '$2')]]
  })
}
