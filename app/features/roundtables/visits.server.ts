import { createCookie } from '@remix-run/node'
import { z } from 'zod'

const PAUSE_MS = 30 * 60_000
const KEPT = 12

const visitsCookie = createCookie('visits', { path: '/roundtables', sameSite: 'lax', httpOnly: true, maxAge: 180 * 86_400 })
const visitsSchema = z.record(z.string(), z.object({ last: z.number(), since: z.number().nullable() })).catch({})

/**
 * When this person last looked at the roundtable before this visit; null at the first. Pages opened within half an hour
 * belong to one visit, so that "since you were here" survives a walk through the sections.
 */
export async function noteVisit(request: Request, roundtableId: string, now = Date.now()) {
  const visits = visitsSchema.parse(await visitsCookie.parse(request.headers.get('Cookie')).catch(() => ({})))
  const before = visits[roundtableId]
  const since = before ? (now - before.last > PAUSE_MS ? before.last : before.since) : null
  const others = Object.entries(visits).filter(([id]) => id !== roundtableId)
  const newest = others.sort(([, a], [, b]) => b.last - a.last).slice(0, KEPT - 1)
  const header = await visitsCookie.serialize({ ...Object.fromEntries(newest), [roundtableId]: { last: now, since } })
  return { since: since === null ? null : new Date(since), header }
}
