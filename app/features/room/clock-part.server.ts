import type { SessionState } from '#app/features/sessions/session-words.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { type Sql, sql } from '#app/platform/sql.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { namesWhere } from '#app/shared/events/catalogue.ts'
import type { Part } from '#app/shared/session-parts.ts'
import type { ClockPart, DeskClockPart, ItemClock, LastAct } from './clock-words.ts'

const CLOCK_EVENTS = namesWhere(({ parts }) => parts?.includes('clock') ?? false)

/** The clocks as everybody in the room may see them. */
export async function clockPart(sessionId: string): Promise<Part<ClockPart>> {
  const { version, itemId, items, ...clock } = await clockOf(sessionId)
  const shown = items.filter(({ visibility }) => visibility === 'all')
  const between = itemId !== null && !shown.some(({ id }) => id === itemId)
  return {
    version,
    value: {
      ...clock,
      ...(between ? { itemId: null, runningSince: null } : { itemId }),
      between,
      items: shown.filter(isTouched).map(withoutVisibility),
    },
  }
}

/** The same with what moderators alone see. */
export async function deskClockPart(sessionId: string): Promise<Part<DeskClockPart>> {
  const { version, items, ...clock } = await clockOf(sessionId)
  const last = await lastAct(sessionId)
  return { version, value: { ...clock, between: false, items: items.filter(isTouched).map(withoutVisibility), last } }
}

type Item = ItemClock & { visibility: string }
type Read = {
  version: number
  state: SessionState
  startedAt: number | null
  endedAt: number | null
  itemId: string | null
  runningSince: number | null
  items: Item[]
}

const millis = (moment: Sql) => sql`round(extract(epoch FROM ${moment}) * 1000)::float8`

/** One statement, which sees the version and what belongs to it at one moment. */
async function clockOf(sessionId: string): Promise<Read> {
  const [read] = await db.$queryRaw<Read[]>`
    SELECT r."version", s."state", ${millis(sql`s."startedAt"`)} AS "startedAt", ${millis(sql`s."endedAt"`)} AS "endedAt", r."itemId",
      ${millis(sql`r."runningSince"`)} AS "runningSince", (
        SELECT coalesce(jsonb_agg(jsonb_build_object('id', i."id", 'visibility', i."visibility", 'ranMs', i."ranMs", 'extraMinutes', i."extraMinutes",
          'startedAt', ${millis(sql`i."startedAt"`)}, 'endedAt', ${millis(sql`i."endedAt"`)}) ORDER BY i."startedAt"), '[]')
        FROM "AgendaItem" i WHERE i."sessionId" = s."id" AND i."removedAt" IS NULL
      ) AS "items"
    FROM "SessionRun" r JOIN "Session" s ON s."id" = r."sessionId" WHERE s."id" = ${sessionId}::uuid`
  if (!read) throw new DomainError('not-found')
  return read
}

const isTouched = ({ startedAt, extraMinutes }: Item) => startedAt !== null || extraMinutes !== 0
const withoutVisibility = ({ visibility: _, ...clock }: Item): ItemClock => clock

/** Who did what with the clock last: what the others see of it, and what a refused act is told. */
export async function lastAct(sessionId: string, tx: Tx = db): Promise<LastAct | null> {
  const [event] = await tx.$queryRaw<(Omit<LastAct, 'itemId' | 'minutes'> & { data: unknown })[]>`
    SELECT e."name" AS "event", ${millis(sql`e."at"`)} AS "at", e."data", e."personId" AS "byId", p."name" AS "by"
    FROM "Event" e LEFT JOIN "Person" p ON p."id" = e."personId"
    WHERE e."subjectType" = 'session' AND e."subjectId" = ${sessionId} AND e."name" = ANY(${CLOCK_EVENTS})
    ORDER BY e."at" DESC, e."id" DESC LIMIT 1`
  if (!event) return null
  const { data, ...act } = event
  const { itemId, minutes } = data as { itemId?: string; minutes?: number }
  return { ...act, itemId: itemId ?? null, minutes: minutes ?? null }
}
