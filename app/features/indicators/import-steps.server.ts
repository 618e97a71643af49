import type { Place } from '#app/features/access/standing.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { cutText } from '#app/shared/text.ts'
import { dryRunImport, importIndicators } from './import.server.ts'
import type { PlanLine } from './import-plan.ts'
import { readSource } from './import-source.ts'

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
