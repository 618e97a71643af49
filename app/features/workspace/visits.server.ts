import { z } from 'zod'
import { siteCookie } from '#app/platform/cookies.server.ts'

const PAUSE_MS = 30 * 60_000
const KEPT = 12

const time = z.number().int().min(0).max(9_999_999_999_999)
const visitsCookie = siteCookie('visits', z.record(z.string(), z.object({ last: time, since: time.nullable() })), {
  path: '/roundtables',
  maxAge: 180 * 86_400,
})

/**
 * When this person last looked at the roundtable before this visit; null at the first. Pages opened within half an hour
 * belong to one visit, so that "since you were here" survives a walk through the sections.
 */
export async function noteVisit(request: Request, roundtableId: string, now = Date.now()) {
  const visits = (await visitsCookie.read(request)) ?? {}
  const before = visits[roundtableId]
  const since = before ? (now - before.last > PAUSE_MS ? before.last : before.since) : null
  const others = Object.entries(visits).filter(([id]) => id !== roundtableId)
  const newest = others.sort(([, a], [, b]) => b.last - a.last).slice(0, KEPT - 1)
  const header = await visitsCookie.write({ ...Object.fromEntries(newest), [roundtableId]: { last: now, since } })
  return { since: since === null ? null : new Date(since), header }
}
