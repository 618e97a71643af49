import { databaseNow } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Part } from '#app/shared/session-parts.ts'
import { FADES_AFTER_MS, type Fading, type SignalKind, SIGNALS, type SignalsPart, TOGETHER_MS } from './signal-words.ts'

/** What moderators are shown: how many of each kind, and until when. */
export async function signalsPart(sessionId: string): Promise<Part<SignalsPart>> {
  const { version } = await db.sessionRun.findUniqueOrThrow({ where: { sessionId }, select: { version: true } })
  const since = new Date((await databaseNow()).getTime() - FADES_AFTER_MS)
  const given = await db.signal.findMany({
    where: { sessionId, at: { gt: since } },
    select: { kind: true, at: true },
    orderBy: { at: 'asc' },
  })
  const fadingOf = (kind: SignalKind) => together(given.filter((one) => one.kind === kind).map(({ at }) => at))
  return { version, value: Object.fromEntries(SIGNALS.map((kind) => [kind, fadingOf(kind)])) as SignalsPart }
}

function together(times: Date[]): Fading[] {
  const counts = new Map<number, number>()
  for (const at of times) {
    const until = Math.ceil((at.getTime() + FADES_AFTER_MS) / TOGETHER_MS) * TOGETHER_MS
    counts.set(until, (counts.get(until) ?? 0) + 1)
  }
  return [...counts]
}
