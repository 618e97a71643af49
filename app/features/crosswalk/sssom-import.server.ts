import { createHash, randomUUID } from 'node:crypto'
import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { labelOf } from '#app/features/references/references.queries.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { decodeText } from '#app/shared/csv.ts'
import type { Actor } from '#app/shared/roles.ts'
import { cleanText } from '#app/shared/text.ts'
import { readSssom } from './sssom.ts'
import { type MappingLine, planMappings } from './sssom-plan.ts'

export const MAX_SSSOM_BYTES = 2 * 1024 * 1024
/** So many lines of a kind are shown; the rest is counted. */
const SHOWN_LINES = 200
export const LINE_KINDS = ['refused', 'changed', 'new', 'unchanged'] as const
export type LineKind = (typeof LINE_KINDS)[number]

export type SssomSent = { bytes: Uint8Array | null; text: string; fingerprint: string }
export type ShownMapping = Pick<MappingLine, 'line' | 'indicator' | 'entry'> & {
  relation: string
  was: string
  changed: string[]
  error: string
}
export type SssomStep =
  | { step: 'problem'; problem: string; text: string }
  | {
      step: 'plan'
      text: string
      fingerprint: string
      stale: boolean
      counts: Record<LineKind, number>
      shown: Record<LineKind, ShownMapping[]>
    }
  | { step: 'done'; created: number; changed: number }

/** One step of an import of mappings: from a file to what it would do, and from that to its doing. */
export async function takeSssomStep(actor: Actor, place: Place, sent: SssomSent, language: string): Promise<SssomStep> {
  await limit('import', actor.personId)
  const text = textOf(sent)
  if ('problem' in text) return { step: 'problem', ...text, text: sent.text }
  const read = readSssom(text.text)
  if ('problem' in read) return { step: 'problem', problem: read.problem, text: sent.text }
  const plan = async (tx: Tx | typeof db) => planMappings(read.lines, await knownIn(tx, place, language))
  const first = await plan(db)
  if (!sent.fingerprint) return shownPlan(first, text.text, false)
  const done = await transaction(async (tx, record) => {
    await tx.$queryRaw`SELECT 1 FROM "Roundtable" WHERE "id" = ${place.roundtable.id}::uuid FOR NO KEY UPDATE`
    const lines = await plan(tx)
    if (fingerprintOf(lines) !== sent.fingerprint) return null
    const counts = { created: await create(tx, actor, place, lines), changed: await change(tx, lines) }
    if (counts.created + counts.changed)
      await record({
        name: 'mapping.imported',
        ...eventActor(place.standing, place.roundtable.id),
        subjectId: place.roundtable.id,
        data: counts,
      })
    return counts
  })
  return done ? { step: 'done', ...done } : shownPlan(await plan(db), text.text, true)
}

function textOf({ bytes, text }: SssomSent): { text: string } | { problem: string } {
  if (!bytes?.byteLength) return text.trim() ? { text } : { problem: 'indicators.import.nothing' }
  if (bytes.byteLength > MAX_SSSOM_BYTES) return { problem: tooLarge() }
  const decoded = decodeText(bytes)
  return decoded === null ? { problem: 'crosswalk.sssom.encoding' } : { text: cleanText(decoded) }
}

export function tooLarge() {
  return `indicators.import.too-large?max=${MAX_SSSOM_BYTES / 1024 / 1024}`
}

async function knownIn(tx: Tx | typeof db, { roundtable }: Place, language: string) {
  const roundtableId = roundtable.id
  const [indicators, entries, mappings] = await Promise.all([
    tx.indicator.findMany({
      where: { roundtableId, mergedIntoId: null, ...SHOWN },
      select: { id: true, code: true, name: true },
      orderBy: { id: 'asc' },
    }),
    tx.referenceEntry.findMany({
      where: { framework: { roundtableId } },
      select: {
        id: true,
        code: true,
        uri: true,
        labels: true,
        shortLabel: true,
        framework: { select: { short: true, language: true } },
      },
      orderBy: { id: 'asc' },
    }),
    tx.mapping.findMany({ where: { roundtableId, removedAt: null }, orderBy: { id: 'asc' } }),
  ])
  return {
    indicators,
    entries: entries.map(({ framework, ...entry }) => ({
      ...entry,
      short: framework.short,
      label: labelOf(entry, language, framework.language),
    })),
    mappings: mappings.map((mapping) => ({ ...mapping, extra: mapping.extra as Record<string, string> })),
  }
}

async function create(tx: Tx, actor: Actor, { roundtable, standing: { seat } }: Place, lines: MappingLine[]) {
  const made = lines.flatMap((line) => (line.kind === 'new' ? [line.fields] : []))
  const by = { personId: actor.personId, organisationId: seat?.organisationId ?? null, groupId: seat?.groupId ?? null }
  if (made.length)
    await tx.mapping.createMany({
      data: made.map((fields) => ({ id: randomUUID(), ...fields, roundtableId: roundtable.id, ...by })),
    })
  return made.length
}

/** What people said of a relation ends with it, as when somebody changes it by hand. */
async function change(tx: Tx, lines: MappingLine[]) {
  const changed = lines.flatMap((line) => (line.kind === 'changed' ? [line] : []))
  const others = changed.flatMap(({ id, was, fields }) => (was === fields.relation ? [] : [id]))
  if (others.length) {
    await tx.mappingStanding.updateMany({
      where: { mappingId: { in: others }, endedAt: null },
      data: { endedAt: new Date() },
    })
    await tx.mapping.updateMany({ where: { id: { in: others } }, data: { agreedAt: null, agreedById: null } })
  }
  if (changed.length) {
    const rows = JSON.stringify(
      changed.map(({ id, fields: { relation, note, confidence, extra } }) => ({
        id,
        relation,
        note,
        confidence,
        extra,
      })),
    )
    await tx.$executeRaw`
      UPDATE "Mapping" m SET "relation" = r."relation", "note" = r."note", "confidence" = r."confidence", "extra" = r."extra", "changedAt" = now()
      FROM jsonb_to_recordset(${rows}::jsonb) AS r("id" uuid, "relation" text, "note" text, "confidence" float, "extra" jsonb) WHERE m."id" = r."id"`
  }
  return changed.length
}

function fingerprintOf(lines: MappingLine[]) {
  return createHash('sha256').update(JSON.stringify(lines)).digest('hex')
}

function shownPlan(lines: MappingLine[], text: string, stale: boolean): SssomStep {
  const of = (kind: LineKind) => lines.filter((line) => line.kind === kind)
  const by = <T>(value: (kind: LineKind) => T) =>
    Object.fromEntries(LINE_KINDS.map((kind) => [kind, value(kind)])) as Record<LineKind, T>
  return {
    step: 'plan',
    ...{ text, stale, fingerprint: fingerprintOf(lines) },
    counts: by((kind) => of(kind).length),
    shown: by((kind) => of(kind).slice(0, SHOWN_LINES).map(shown)),
  }
}

function shown(line: MappingLine): ShownMapping {
  const { line: number, indicator, entry } = line
  return {
    ...{ line: number, indicator, entry },
    relation: 'fields' in line ? line.fields.relation : '',
    was: line.kind === 'changed' ? line.was : '',
    changed: line.kind === 'changed' ? line.changed : [],
    error: line.kind === 'refused' ? line.error : '',
  }
}
