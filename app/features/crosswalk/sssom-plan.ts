import { NOTE_LIMIT, type Relation } from './mapping-words.ts'
import type { SssomLine, SssomRow } from './sssom.ts'

export type KnownIndicator = { id: string; code: string; name: string }
export type KnownEntry = { id: string; code: string; uri: string; short: string; label: string }
/** A mapping as it stands, by the pair that it is of. */
export type Standing = {
  id: string
  indicatorId: string
  entryId: string
  relation: string
  note: string
  confidence: number | null
  extra: Record<string, string>
}
export type Known = { indicators: KnownIndicator[]; entries: KnownEntry[]; mappings: Standing[] }

export type MappingFields = Pick<Standing, 'indicatorId' | 'entryId' | 'note' | 'confidence' | 'extra'> & {
  relation: Relation
}
export type MappingLine = { line: number; indicator: string; entry: string } & (
  | { kind: 'new'; fields: MappingFields }
  | {
      kind: 'changed'
      fields: MappingFields
      id: string
      was: Relation
      changed: ('relation' | 'note' | 'confidence' | 'extra')[]
    }
  | { kind: 'unchanged' }
  | { kind: 'refused'; error: string }
)

/** Seen from the other side. */
const TURNED: Record<Relation, Relation> = {
  exact: 'exact',
  broader: 'narrower',
  narrower: 'broader',
  partly: 'partly',
  related: 'related',
  none: 'none',
}

/**
 * What each line of an SSSOM file would do here. A line may begin with an indicator or with an entry; an indicator is known by its address
 * or its code, an entry by its address here, its own address, or its code with the short name of its list. Nothing is removed by a file.
 */
export function planMappings(lines: readonly SssomLine[], known: Known): MappingLine[] {
  const finder = finderIn(known)
  const seen = new Map<string, number>()
  return lines.map((one): MappingLine => {
    const { line } = one
    if ('error' in one) return { line, ...one.said, kind: 'refused', error: one.error }
    const found = finder.pairOf(one.row)
    const named = {
      line,
      indicator: one.row.subject.label || one.row.subject.id,
      entry: one.row.object.label || one.row.object.id,
    }
    if ('error' in found) return { ...named, kind: 'refused', error: found.error }
    const { indicator, entry, turned } = found
    const both = { line, indicator: `${indicator.code} ${indicator.name}`, entry: nameOf(entry) }
    const pair = `${indicator.id} ${entry.id}`
    const before = seen.get(pair)
    if (before !== undefined) return { ...both, kind: 'refused', error: `crosswalk.sssom.twice?line=${before}` }
    seen.set(pair, line)
    if (one.row.comment.length > NOTE_LIMIT)
      return { ...both, kind: 'refused', error: `references.long?max=${NOTE_LIMIT}` }
    return { ...both, ...against(finder.mappingOf(pair), fieldsOf(one.row, indicator.id, entry.id, turned)) }
  })
}

function fieldsOf(
  { relation, comment, confidence, extra, author }: SssomRow,
  indicatorId: string,
  entryId: string,
  turned: boolean,
): MappingFields {
  return {
    ...{ indicatorId, entryId, confidence, note: comment },
    relation: turned ? TURNED[relation] : relation,
    // Who said it elsewhere; here it is on record who brought the file.
    extra: { ...extra, ...(author && { author_label: author }) },
  }
}

function against(mapping: Standing | undefined, fields: MappingFields) {
  if (!mapping) return { kind: 'new' as const, fields }
  // Whose it is does not change by a file that says so: an export names its authors.
  const { author_label: _, ...others } = fields.extra
  const kept = { ...mapping.extra, ...others }
  const changed = (['relation', 'note', 'confidence'] as const).filter((field) => mapping[field] !== fields[field])
  const more = JSON.stringify(sorted(kept)) === JSON.stringify(sorted(mapping.extra)) ? [] : (['extra'] as const)
  if (changed.length + more.length === 0) return { kind: 'unchanged' as const }
  const was = mapping.relation as Relation
  return {
    kind: 'changed' as const,
    fields: { ...fields, extra: kept },
    id: mapping.id,
    was,
    changed: [...changed, ...more],
  }
}

function sorted(extra: Record<string, string>) {
  return Object.entries(extra).sort(([a], [b]) => (a < b ? -1 : 1))
}

function nameOf({ short, code, label }: KnownEntry) {
  return label && label !== code ? `${short} ${code} ${label}` : `${short} ${code}`
}

type End = { id: string; label: string; source?: string }
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

function finderIn({ indicators, entries, mappings }: Known) {
  const indicatorOf = new Map(
    indicators.flatMap(
      (one) =>
        [
          [one.id, one],
          [one.code.toUpperCase(), one],
        ] as const,
    ),
  )
  const entryOf = new Map(
    entries.flatMap((one) => [[one.id, one], ...(one.uri ? [[one.uri, one] as const] : [])] as const),
  )
  const byName = grouped(entries, ({ short, code }) => `${short} ${code}`.toUpperCase())
  const byCode = grouped(entries, ({ code }) => code.toUpperCase())
  const mappingOf = new Map(mappings.map((one) => [`${one.indicatorId} ${one.entryId}`, one]))

  const indicator = ({ id }: End) => indicatorOf.get(uuidIn(id)) ?? indicatorOf.get(lastPart(id).toUpperCase())
  const entry = ({ id, source = '' }: End): KnownEntry | 'several' | undefined => {
    const direct = entryOf.get(id) ?? entryOf.get(uuidIn(id))
    if (direct) return direct
    const [prefix, local] = [beforeColon(id), lastPart(id)]
    const named = [prefix, beforeColon(source) || source]
      .map((list) => byName.get(`${list} ${local}`.toUpperCase())?.[0])
      .find(Boolean)
    if (named) return named
    const found = byCode.get(local.toUpperCase()) ?? []
    return found.length > 1 ? 'several' : found[0]
  }
  return {
    mappingOf: (pair: string) => mappingOf.get(pair),
    pairOf({
      subject,
      object,
      extra,
    }: SssomRow): { indicator: KnownIndicator; entry: KnownEntry; turned: boolean } | { error: string } {
      const ours = indicator(subject)
      const turned = !ours
      const [from, to] = turned
        ? [indicator(object), entry({ ...subject, source: extra.subject_source })]
        : [ours, entry(object)]
      if (!from) return { error: 'crosswalk.sssom.no-indicator' }
      if (to === 'several') return { error: 'crosswalk.sssom.several-lists' }
      return to ? { indicator: from, entry: to, turned } : { error: 'crosswalk.sssom.no-entry' }
    },
  }
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string) {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

function uuidIn(id: string) {
  return id.match(UUID)?.at(-1)?.toLowerCase() ?? ''
}

function lastPart(id: string) {
  return id.split(/[/#:]/).at(-1) ?? id
}

function beforeColon(id: string) {
  return /^([^:/]+):(?!\/\/)/.exec(id)?.[1] ?? ''
}
