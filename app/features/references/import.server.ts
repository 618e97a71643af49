import { createHash, randomUUID } from 'node:crypto'
import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { guessMatching, type Matching, repeatedField } from './columns.ts'
import { type EntryFields, type EntryLine, type EntryPlan, planEntries, type PlannedEntry } from './entry-plan.ts'
import { type FrameworkInput, frameworkSchema } from './reference.schema.ts'
import type { Labels } from './reference-words.ts'
import { type Format, readSource, tableFrom } from './source.server.ts'

/** So many lines of a kind are shown; the rest is counted, and refused ones are in a file. */
const SHOWN_LINES = 200

export type FormValues = Record<string, string>
export type Sent = {
  files: { name: string; bytes: Uint8Array }[]
  values: FormValues
  text: string
  format: string
  matching: Matching | null
  fingerprint: string
}
export type ShownLine = {
  line: number
  at?: string
  code: string
  label: string
  detail: string[]
  reasons: EntryRefusal[]
}
type EntryRefusal = { error: string; column?: string }
export type Kind = EntryLine['kind']

export type ReferenceStep =
  | { step: 'problem'; problem: string; field: string; values: FormValues; text: string }
  | { step: 'encoding'; text: string; preview: string; values: FormValues }
  | {
      step: 'plan'
      values: FormValues
      text: string
      format: Format
      header: string[]
      samples: string[]
      matching: Matching
      problem: string
      fingerprint: string
      counts: Record<Kind, number>
      shown: Record<Kind, ShownLine[]>
      kept: number
      dropped: string[]
      stale: boolean
    }
  | { step: 'done'; frameworkId: string; created: number; changed: number }

/** One step of an import: from files to what they would do, from that to its doing, or to what is in the way. */
export async function takeReferenceStep(actor: Actor, place: Place, sent: Sent): Promise<ReferenceStep> {
  await limit('import', actor.personId)
  const { values } = sent
  const list = await listOf(db, place, values)
  if ('problem' in list) return { step: 'problem', ...list, values, text: sent.text }
  const source = await readSource(sent)
  if ('problem' in source) return { step: 'problem', problem: source.problem, field: 'file', values, text: '' }
  if ('guessed' in source) return { step: 'encoding', text: source.guessed, preview: source.preview, values }
  const { text, format } = source
  const planned = await planOf(db, list, { ...sent, text, format })
  if ('tableProblem' in planned)
    return { step: 'problem', problem: planned.tableProblem, field: 'file', values, text: format === 'csv' ? text : '' }
  if (!sent.fingerprint || planned.problem) return shownPlan(planned, { values, text, format, stale: false })
  try {
    return { step: 'done', ...(await importEntries(actor, place, { ...sent, text, format })) }
  } catch (error) {
    if (!(error instanceof DomainError) || error.messageKey !== 'references.plan-changed') throw error
    const again = await planOf(db, list, { ...sent, text, format })
    return 'tableProblem' in again
      ? { step: 'problem', problem: again.tableProblem, field: 'file', values, text: '' }
      : shownPlan(again, { values, text, format, stale: true })
  }
}

/** The refused lines of the same step, for a file to correct them in. */
export async function refusedLines(place: Place, sent: Sent): Promise<Extract<EntryLine, { kind: 'refused' }>[]> {
  const list = await listOf(db, place, sent.values)
  const source = await readSource(sent)
  if ('problem' in list || !('text' in source)) throw new DomainError('invalid')
  const planned = await planOf(db, list, { ...sent, ...source })
  if ('tableProblem' in planned) throw new DomainError('invalid')
  return planned.plan.lines.filter((line) => line.kind === 'refused')
}

type List = FrameworkInput & { id: string | null; columns: Record<string, string> }
type Wanted = { text: string; format: Format; matching: Matching | null }
type Planned = {
  header: string[]
  samples: string[]
  matching: Matching
  problem: string
  plan: EntryPlan
  fingerprint: string
}

/** The list that the form names, or the new one that it describes. */
async function listOf(
  tx: Tx | typeof db,
  { roundtable }: Place,
  values: FormValues,
): Promise<List | { problem: string; field: string }> {
  if (values.into) {
    const stored = await tx.referenceFramework.findFirst({ where: { id: values.into, roundtableId: roundtable.id } })
    if (!stored) return { problem: 'references.gone', field: 'into' }
    return { ...stored, columns: stored.columns as Record<string, string> }
  }
  const read = frameworkSchema.safeParse(values)
  if (!read.success) {
    const [issue] = read.error.issues
    return { problem: issue?.message ?? 'invalid', field: String(issue?.path[0] ?? '') }
  }
  const taken = await tx.referenceFramework.count({ where: { roundtableId: roundtable.id, short: read.data.short } })
  if (taken) return { problem: 'references.short-taken', field: 'short' }
  return { ...read.data, id: null, columns: {} }
}

async function planOf(
  tx: Tx | typeof db,
  list: List,
  { text, format, matching }: Wanted,
): Promise<Planned | { tableProblem: string }> {
  const table = tableFrom(text, format, list.language)
  if ('problem' in table) return { tableProblem: table.problem }
  const { header } = table
  const samples = header.map((_, column) => table.rows.map(({ cells }) => cells[column]?.trim()).find(Boolean) ?? '')
  const chosen = matching?.length === header.length ? matching : guessMatching(header, list.columns)
  const problem = matchingProblem(chosen)
  const existing = list.id ? await entriesOf(tx, list.id) : []
  const plan = problem ? { lines: [], kept: 0, dropped: [] } : planEntries(table, chosen, list, existing)
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([chosen, plan.lines]))
    .digest('hex')
  return { header, samples, matching: chosen, problem, plan, fingerprint }
}

function matchingProblem(matching: Matching) {
  const repeated = repeatedField(matching)
  if (repeated) return `references.field-twice`
  return matching.includes('code') || matching.includes('uri') ? '' : 'references.no-code-column'
}

/** The entries of a list as an import compares them. */
export async function entriesOf(tx: Tx | typeof db, frameworkId: string): Promise<EntryFields[]> {
  const rows = await tx.referenceEntry.findMany({
    where: { frameworkId },
    orderBy: [{ position: 'asc' }, { key: 'asc' }],
  })
  const keys = new Map(rows.map(({ id, key }) => [id, key]))
  return rows.map(({ parentId, kind, labels, id: _id, frameworkId: _framework, position: _position, ...entry }) => ({
    ...entry,
    kind: kind as EntryFields['kind'],
    labels: labels as Labels,
    parentKey: keys.get(parentId ?? '') ?? '',
  }))
}

/** Does exactly what was shown, in one transaction, or nothing when the list has changed in between. */
async function importEntries(actor: Actor, place: Place, sent: Sent & { format: Format }) {
  return transaction(async (tx, record) => {
    await tx.$queryRaw`SELECT 1 FROM "Roundtable" WHERE "id" = ${place.roundtable.id}::uuid FOR NO KEY UPDATE`
    const list = await listOf(tx, place, sent.values)
    const planned = 'problem' in list ? null : await planOf(tx, list, sent)
    if ('problem' in list || !planned || 'tableProblem' in planned || planned.fingerprint !== sent.fingerprint)
      throw new DomainError('conflict', 'references.plan-changed')
    const columns = Object.fromEntries(planned.header.map((name, column) => [name, planned.matching[column] ?? '']))
    const frameworkId = await keepList(tx, actor, place, { ...list, columns })
    const { created, changed } = await writeEntries(tx, frameworkId, planned.plan)
    if (created + changed > 0 || !list.id)
      await record({
        name: 'reference.imported',
        ...eventActor(place.standing, place.roundtable.id),
        subjectId: place.roundtable.id,
        data: { frameworkId, created, changed },
      })
    return { frameworkId, created, changed }
  })
}

async function keepList(tx: Tx, actor: Actor, { roundtable, standing }: Place, { id, ...list }: List) {
  const { columns, ...told } = list
  if (id) {
    await tx.referenceFramework.update({ where: { id }, data: { columns } })
    return id
  }
  const author = {
    personId: actor.personId,
    organisationId: standing.seat?.organisationId ?? null,
    groupId: standing.seat?.groupId ?? null,
  }
  const made = await tx.referenceFramework.create({
    data: { ...told, columns, ...author, roundtableId: roundtable.id },
  })
  return made.id
}

/** Two statements, however many entries: all of them, then what is above each. */
export async function writeEntries(tx: Tx, frameworkId: string, plan: EntryPlan) {
  const lines = plan.lines.filter((line) => line.kind === 'new' || line.kind === 'changed')
  const created = lines.filter(({ kind }) => kind === 'new').length
  if (lines.length)
    await upsertEntries(
      tx,
      frameworkId,
      lines.map(({ entry }) => entry),
    )
  return { created, changed: lines.length - created }
}

async function upsertEntries(tx: Tx, frameworkId: string, entries: PlannedEntry[]) {
  const rows = JSON.stringify(entries.map((entry) => ({ ...entry, id: randomUUID() })))
  await tx.$executeRaw`
    INSERT INTO "ReferenceEntry" ("id", "frameworkId", "key", "code", "kind", "position", "labels", "shortLabel", "definition", "unit", "formula", "source", "frequency", "type", "notes", "uri")
    SELECT r."id", ${frameworkId}::uuid, r."key", r."code", r."kind", r."position", r."labels", r."shortLabel", r."definition", r."unit", r."formula", r."source", r."frequency", r."type", r."notes", r."uri"
    FROM jsonb_to_recordset(${rows}::jsonb) AS r("id" uuid, "key" text, "code" text, "kind" text, "position" int, "labels" jsonb, "shortLabel" text, "definition" text, "unit" text, "formula" text, "source" text, "frequency" text, "type" text, "notes" text, "uri" text)
    ON CONFLICT ("frameworkId", "key") DO UPDATE SET "code" = excluded."code", "kind" = excluded."kind", "position" = excluded."position", "labels" = excluded."labels",
      "shortLabel" = excluded."shortLabel", "definition" = excluded."definition", "unit" = excluded."unit", "formula" = excluded."formula", "source" = excluded."source",
      "frequency" = excluded."frequency", "type" = excluded."type", "notes" = excluded."notes", "uri" = excluded."uri"`
  await tx.$executeRaw`
    UPDATE "ReferenceEntry" e SET "parentId" = p."id"
    FROM jsonb_to_recordset(${rows}::jsonb) AS r("key" text, "parentKey" text)
      LEFT JOIN "ReferenceEntry" p ON p."frameworkId" = ${frameworkId}::uuid AND p."key" = r."parentKey"
    WHERE e."frameworkId" = ${frameworkId}::uuid AND e."key" = r."key" AND e."parentId" IS DISTINCT FROM p."id"`
}

function shownPlan(
  { plan, ...planned }: Planned,
  sent: { values: FormValues; text: string; format: Format; stale: boolean },
): ReferenceStep {
  const of = (kind: Kind) => plan.lines.filter((line) => line.kind === kind)
  const kinds = ['refused', 'changed', 'new', 'unchanged'] as const
  return {
    step: 'plan',
    ...planned,
    ...sent,
    counts: Object.fromEntries(kinds.map((kind) => [kind, of(kind).length])) as Record<Kind, number>,
    shown: Object.fromEntries(kinds.map((kind) => [kind, of(kind).slice(0, SHOWN_LINES).map(shown)])) as Record<
      Kind,
      ShownLine[]
    >,
    kept: plan.kept,
    dropped: plan.dropped,
  }
}

function shown(line: EntryLine): ShownLine {
  const { at, code, label } = line
  return {
    line: line.line,
    ...(at && { at }),
    code,
    label,
    detail: line.kind === 'changed' ? line.changed : [],
    reasons: line.kind === 'refused' ? line.reasons : [],
  }
}
