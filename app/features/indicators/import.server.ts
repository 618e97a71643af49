import { createHash } from 'node:crypto'
import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { cutText } from '#app/shared/text.ts'
import {
  type ImportContext,
  type ImportPlan,
  type ImportProblem,
  planImport,
  type PlanLine,
  readSource,
} from './import-plan.ts'
import type { Direction } from './indicator-words.ts'
import { lockCodes, pillarsOf } from './indicators.server.ts'
import { keepVersions } from './keep-version.server.ts'
import { flat, stored } from './metadata-fields.ts'

export type ShownLine = Pick<PlanLine, 'line' | 'code' | 'name' | 'kind'> & {
  changed?: string[]
  reasons?: { error: string; column?: string }[]
}

export type ImportStep =
  | { step: 'problem'; problem: string; text: string }
  | { step: 'encoding'; text: string; preview: string }
  | { step: 'plan'; text: string; fingerprint: string; lines: ShownLine[]; ignoredColumns: string[]; stale: boolean }
  | { step: 'done'; created: number; changed: number }

type Sent = { bytes: Uint8Array | null; text: string; fingerprint: string }

/** One step of an import: from a file to its plan, from a confirmed plan to its doing, or to what is in the way. */
export async function takeImportStep(
  actor: Actor,
  place: Place,
  { bytes, text, fingerprint }: Sent,
): Promise<ImportStep> {
  await limit('import', actor.personId)
  const source = readSource(bytes, text)
  if ('problem' in source) return { step: 'problem', problem: source.problem, text: '' }
  if ('guessed' in source)
    return {
      step: 'encoding',
      text: source.guessed,
      preview: cutText(source.guessed.split('\n').slice(0, 4).join('\n'), 600),
    }
  if (!fingerprint) return plan(place, source.text, false)
  try {
    return { step: 'done', ...(await importIndicators(actor, place, { text: source.text, fingerprint })) }
  } catch (error) {
    if (error instanceof DomainError && error.messageKey === 'indicators.plan-changed')
      return plan(place, source.text, true)
    throw error
  }
}

async function plan(place: Place, text: string, stale: boolean): Promise<ImportStep> {
  const run = await dryRunImport(place, text)
  if ('problem' in run) return { step: 'problem', problem: run.problem, text }
  return {
    step: 'plan',
    text,
    fingerprint: run.fingerprint,
    lines: run.lines.map(shown),
    ignoredColumns: run.ignoredColumns,
    stale,
  }
}

function shown(line: PlanLine): ShownLine {
  const head = { line: line.line, code: line.code, name: line.name, kind: line.kind }
  if (line.kind === 'changed') return { ...head, changed: line.changed }
  return line.kind === 'refused' ? { ...head, reasons: line.reasons } : head
}

export type DryRun = ImportPlan & { fingerprint: string }

/** What importing this text would do now. The fingerprint stands for exactly this plan. */
export async function dryRunImport({ roundtable }: Place, text: string): Promise<DryRun | ImportProblem> {
  return withFingerprint(planImport(text, await contextOf(db, roundtable.id)))
}

/** Does exactly what the dry run showed, in one transaction, or nothing when the table has changed in between. */
export async function importIndicators(
  actor: Actor,
  { roundtable, standing }: Place,
  input: { text: string; fingerprint: string },
) {
  return transaction(async (tx, record) => {
    await lockCodes(tx, roundtable.id)
    const plan = withFingerprint(planImport(input.text, await contextOf(tx, roundtable.id)))
    if ('problem' in plan || plan.fingerprint !== input.fingerprint)
      throw new DomainError('conflict', 'indicators.plan-changed')
    const created = plan.lines.filter((line) => line.kind === 'new')
    const changed = plan.lines.filter((line) => line.kind === 'changed')
    if (created.length + changed.length === 0) return { created: 0, changed: 0 }
    const author = {
      personId: actor.personId,
      organisationId: standing.seat?.organisationId ?? null,
      groupId: standing.seat?.groupId ?? null,
    }
    const rows = await tx.indicator.createManyAndReturn({
      data: created.map(({ code, fields }) => ({ ...stored(fields), ...author, code, roundtableId: roundtable.id })),
    })
    for (const line of changed) rows.push(await applyChange(tx, line))
    await keepVersions(tx, rows, { origin: 'imported', by: standing })
    await record({
      name: 'indicator.imported',
      ...eventActor(standing, roundtable.id),
      subjectId: roundtable.id,
      data: { created: created.length, changed: changed.length, indicators: rows.map((row) => row.id) },
    })
    return { created: created.length, changed: changed.length }
  })
}

/** The version in the condition is the one the plan was made from: an edit that slipped in undoes the whole import. */
async function applyChange(tx: Tx, line: Extract<PlanLine, { kind: 'changed' }>) {
  const [row] = await tx.indicator.updateManyAndReturn({
    where: { id: line.indicatorId, ...SHOWN, version: line.version, ballots: { none: { state: 'open' } } },
    data: { ...stored(line.fields), version: line.version + 1 },
  })
  if (!row) throw new DomainError('conflict', 'indicators.plan-changed')
  return row
}

async function contextOf(tx: Tx, roundtableId: string): Promise<ImportContext> {
  const pillars = await pillarsOf(tx, roundtableId)
  const rows = await tx.indicator.findMany({
    where: { roundtableId, ...SHOWN },
    orderBy: { code: 'asc' },
    include: { ballots: { where: { state: 'open' }, select: { id: true } }, mergedInto: { select: { code: true } } },
  })
  const existing = rows.map(({ ballots, direction, mergedInto, ...row }) => ({
    ...flat(row),
    direction: direction as Direction,
    ballotOpen: ballots.length > 0,
    mergedInto: mergedInto?.code ?? null,
  }))
  return { existing, pillars }
}

function withFingerprint(plan: ImportPlan | ImportProblem): DryRun | ImportProblem {
  if ('problem' in plan) return plan
  return { ...plan, fingerprint: createHash('sha256').update(JSON.stringify(plan.lines)).digest('hex') }
}
