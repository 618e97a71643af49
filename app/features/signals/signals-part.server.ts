import { DATABASE_NOW } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Part } from '#app/shared/session-parts.ts'
import { FADES_AFTER_MS, type SignalKind, SIGNALS, type SignalsPart, TOGETHER_MS } from './signal-words.ts'

type Row = { version: number; given: { kind: SignalKind; at: number }[] }

/** What moderators are shown: how many of each kind, and until when. */
export async function signalsPart(sessionId: string): Promise<Part<SignalsPart>> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT r."version", (
      SELECT coalesce(jsonb_agg(jsonb_build_object('kind', g."kind", 'at', round(extract(epoch FROM g."at") * 1000)) ORDER BY g."at"), '[]')
      FROM "Signal" g WHERE g."sessionId" = r."sessionId" AND g."at" > ${DATABASE_NOW} - ${FADES_AFTER_MS} * interval '1 millisecond'
    ) AS "given"
    FROM "SessionRun" r WHERE r."sessionId" = ${sessionId}::uuid`
  if (!row) throw new DomainError('not-found')
  const { version, given } = row
  const fadingOf = (kind: SignalKind) => together(given.filter((one) => one.kind === kind).map(({ at }) => at))
  return { version, value: Object.fromEntries(SIGNALS.map((kind) => [kind, fadingOf(kind)])) as SignalsPart }
}

/** Of moments how many end together, in steps. */
function together(times: number[]): [until: number, count: number][] {
  const counts = new Map<number, number>()
  for (const at of times) {
    const until = Math.ceil((at + FADES_AFTER_MS) / TOGETHER_MS) * TOGETHER_MS
    counts.set(until, (counts.get(until) ?? 0) + 1)
  }
  return [...counts]
}
