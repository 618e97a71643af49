import { unguardCell } from '#app/shared/csv.ts'
import { cleanLine, cleanText } from '#app/shared/text.ts'
import { isIdentifier } from './address.ts'
import { type Matching } from './columns.ts'
import { ENTRY_LIMITS, type EntryKind, type EntryText, type Labels, PROTECTED } from './reference-words.ts'
import type { SourceRow, SourceTable } from './source-table.ts'

/** An entry as a file gives it or as it is stored; `parentKey` is the key of the entry above it. */
export type EntryFields = Record<Exclude<EntryText, 'label'>, string> & {
  key: string
  kind: EntryKind
  labels: Labels
  parentKey: string
}
export type PlannedEntry = EntryFields & { position: number }

/** A key of the `errors` namespace with its values as a query, and the column it concerns. */
export type EntryRefusal = { error: string; column?: string }
type Head = { line: number; at?: string; code: string; label: string }
export type EntryLine =
  | (Head & { kind: 'new'; entry: PlannedEntry })
  | (Head & { kind: 'changed'; entry: PlannedEntry; changed: string[] })
  | (Head & { kind: 'unchanged' })
  | (Head & { kind: 'refused'; reasons: EntryRefusal[] })

/** `kept`: how many entries of the list the file does not name; they stay. */
export type EntryPlan = { lines: EntryLine[]; kept: number; dropped: string[] }

type List = { language: string; textShown: boolean }
type Read = Head & { entry: PlannedEntry; reasons: EntryRefusal[] }

const TEXTS = Object.keys(ENTRY_LIMITS).filter((field): field is Exclude<EntryText, 'label'> => field !== 'label')
const HEADING =
  /\b(goals?|targets?|themes?|dimensions?|categor\w*|headings?|groups?|pillars?|areas?|objectifs?|cibles?)\b/i

/** What an import of this table would do to a list, line by line. Nothing is changed by asking. */
export function planEntries(
  table: SourceTable,
  matching: Matching,
  list: List,
  existing: readonly EntryFields[],
): EntryPlan {
  const dropped = new Set<string>()
  const rows = table.rows.map((row, index) => readRow(row, index, { matching, list, header: table.header, dropped }))
  const read = [...headingsOf(rows), ...rows]
  refuseRepeated(read)
  const known = new Map(existing.map((entry) => [entry.key, entry]))
  for (const { entry } of read) keepUnread(entry, known.get(entry.key), matching, list.language)
  placeUnderParents(read, existing)
  const lines = read.map((one): EntryLine => lineOf(one, known.get(one.entry.key)))
  const named = new Set(read.map(({ entry }) => entry.key))
  return { lines, kept: existing.filter(({ key }) => !named.has(key)).length, dropped: [...dropped] }
}

type Reading = { matching: Matching; list: List; header: string[]; dropped: Set<string> }

function readRow({ line, at, cells }: SourceRow, index: number, { matching, list, header, dropped }: Reading): Read {
  const labels: Labels = {}
  const texts: Partial<Record<string, string>> = {}
  const reasons: EntryRefusal[] = []
  matching.forEach((field, column) => {
    const cell = unguardCell(cells[column] ?? '')
    if (!field || cell.trim() === '') return
    const [name = '', language = list.language] = field.split(':')
    if (!list.textShown && PROTECTED.includes(name as EntryText)) return void dropped.add(header[column] ?? name)
    const value = ONE_LINE.has(name) ? cleanLine(cell) : cleanText(cell).trim()
    const most = ENTRY_LIMITS[(name === 'parent' || name === 'group' ? 'code' : name) as EntryText]
    if (value.length > most) reasons.push({ error: `references.long?max=${most}`, column: header[column] })
    if (name === 'label') labels[language] = value
    else texts[name] = value
  })
  if (cells.slice(header.length).some((cell) => cell.trim() !== ''))
    reasons.push({ error: 'indicators.import.too-wide' })
  const uri = texts.uri ?? ''
  if (uri && !isIdentifier(uri)) reasons.push({ error: 'references.bad-uri' })
  const code = texts.code || lastPart(uri)
  if (!code) reasons.push({ error: 'references.missing.code' })
  const entry: PlannedEntry = {
    ...(Object.fromEntries(TEXTS.map((field) => [field, texts[field] ?? ''])) as Record<
      (typeof TEXTS)[number],
      string
    >),
    code,
    key: uri || code,
    kind: HEADING.test(texts.type ?? '') ? 'group' : 'indicator',
    labels,
    parentKey: texts.parent ?? (texts.group ? headingKey(texts.group) : ''),
    position: index + 1,
  }
  return { line, ...(at && { at }), code, label: nameOf(entry), entry, reasons }
}

/** A column that the file does not have leaves what is stored as it is; an empty cell empties it. */
function keepUnread(entry: PlannedEntry, stored: EntryFields | undefined, matching: Matching, language: string) {
  if (!stored || entry.key.startsWith('group:')) return
  for (const field of TEXTS) if (field !== 'code' && !matching.includes(field)) entry[field] = stored[field]
  const read = matching.map((field) => (field === 'label' ? `label:${language}` : field))
  for (const [one, label] of Object.entries(stored.labels))
    if (!read.includes(`label:${one}`)) entry.labels[one] = label
  if (!matching.includes('type')) entry.kind = stored.kind
  if (!matching.includes('parent') && !matching.includes('group')) entry.parentKey = stored.parentKey
}

const ONE_LINE = new Set(['code', 'uri', 'parent', 'group', 'type', 'label', 'shortLabel', 'unit', 'frequency'])

const headingKey = (name: string) => `group:${name}`

/** The last part of an address, which names a thing where it has no code. */
function lastPart(uri: string) {
  return decodeURIComponentSafe(
    uri
      .replace(/[/#]+$/, '')
      .split(/[/#]/)
      .at(-1) ?? '',
  )
}

function decodeURIComponentSafe(text: string) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function nameOf({ labels, shortLabel }: EntryFields) {
  return shortLabel || (Object.values(labels)[0] ?? '')
}

/** A heading for each name that a column of groups holds, where its first line is. */
function headingsOf(rows: Read[]): Read[] {
  const found = new Map<string, Read>()
  for (const { line, at, entry, reasons } of rows) {
    if (reasons.length || !entry.parentKey.startsWith('group:') || found.has(entry.parentKey)) continue
    const code = entry.parentKey.slice('group:'.length)
    const empty = Object.fromEntries(TEXTS.map((field) => [field, ''])) as Record<(typeof TEXTS)[number], string>
    const heading = { ...empty, code, key: entry.parentKey, parentKey: '', kind: 'group' as const, labels: {} }
    found.set(entry.parentKey, {
      line,
      at,
      code,
      label: code,
      entry: { ...heading, position: found.size },
      reasons: [],
    })
  }
  return [...found.values()]
}

function refuseRepeated(read: Read[]) {
  const seen = new Map<string, Read>()
  for (const one of read) {
    const before = one.entry.key ? seen.get(one.entry.key) : undefined
    if (before) one.reasons.push({ error: `references.repeated?line=${before.line}` })
    else seen.set(one.entry.key, one)
  }
}

/** Finds each entry's parent by key or code, and refuses those that hang on nothing, on a refused line, or in a circle. */
function placeUnderParents(read: Read[], existing: readonly EntryFields[]) {
  const accepted = () => read.filter(({ reasons }) => reasons.length === 0)
  const keys = new Map<string, string>()
  for (const { code, key } of [...existing, ...accepted().map(({ entry }) => entry)].reverse()) keys.set(code, key)
  for (const { key } of [...existing, ...read.map(({ entry }) => entry)]) keys.set(key, key)
  const above = new Map<string, string>(existing.map(({ key, parentKey }) => [key, parentKey]))
  for (const one of accepted()) {
    const { parentKey } = one.entry
    if (!parentKey) {
      above.set(one.entry.key, '')
      continue
    }
    const found = keys.get(parentKey)
    if (found) above.set(one.entry.key, (one.entry.parentKey = found))
    else one.reasons.push({ error: `references.no-parent?${new URLSearchParams({ parent: parentKey })}` })
  }
  const circular = keysInCircles(above)
  for (const one of accepted()) if (circular.has(one.entry.key)) one.reasons.push({ error: 'references.circular' })
  const stored = new Set(existing.map(({ key }) => key))
  for (let refused = true; refused;) {
    refused = false
    const there = new Set([...stored, ...accepted().map(({ entry }) => entry.key)])
    for (const one of accepted()) {
      if (!one.entry.parentKey || there.has(one.entry.parentKey)) continue
      one.reasons.push({ error: 'references.parent-refused' })
      refused = true
    }
  }
  markParents(accepted(), existing)
}

/** What holds others is a heading, unless the file says that it is an indicator. */
function markParents(read: Read[], existing: readonly EntryFields[]) {
  const parents = new Set([...existing, ...read.map(({ entry }) => entry)].map(({ parentKey }) => parentKey))
  for (const { entry } of read) if (parents.has(entry.key) && !/indicat/i.test(entry.type)) entry.kind = 'group'
}

function keysInCircles(above: Map<string, string>) {
  const circular = new Set<string>()
  const done = new Set<string>()
  for (const start of above.keys()) {
    const way: string[] = []
    const on = new Set<string>()
    let key: string | undefined = start
    while (key && !done.has(key) && !on.has(key)) {
      way.push(key)
      on.add(key)
      key = above.get(key)
    }
    if (key && on.has(key)) for (const one of way.slice(way.indexOf(key))) circular.add(one)
    for (const one of way) done.add(one)
  }
  return circular
}

function lineOf({ line, at, code, label, entry, reasons }: Read, stored: EntryFields | undefined): EntryLine {
  const head = { line, ...(at && { at }), code, label }
  if (reasons.length) return { ...head, kind: 'refused', reasons }
  if (!stored) return { ...head, kind: 'new', entry }
  const changed = ([...TEXTS, 'kind', 'parentKey', 'labels'] as const).filter(
    (field) => JSON.stringify(sorted(stored[field])) !== JSON.stringify(sorted(entry[field])),
  )
  return changed.length ? { ...head, kind: 'changed', entry, changed } : { ...head, kind: 'unchanged' }
}

function sorted(value: string | Labels) {
  return typeof value === 'string' ? value : Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
}
