import type { ClockPart } from '#app/features/room/clock-words.ts'
import { type Sql, sql } from '#app/platform/sql.server.ts'
import type { Part } from '#app/shared/session-parts.ts'

/** What every page of a roundtable says of the session that is on there: which it is, and its clock as everybody may see it. */
export type LiveNow = {
  id: string
  number: number
  title: string
  /** By id: what it can come to. */
  items: { id: string; title: string; minutes: number }[]
  clock: Part<ClockPart>
}

const ms = (moment: Sql) => sql`floor(extract(epoch FROM ${moment}) * 1000)`
const SEEN = sql`i."removedAt" IS NULL AND i."visibility" = 'all'`

/**
 * A column of the statement that reads roundtables anyway, as `"live"`: null where nothing is on, or nothing that an observer may know of.
 * `r` is the roundtable, `m` the reader's membership. The clock is what `clockPart` reads of it.
 */
export function liveNowSql(secretariat: boolean): Sql {
  return sql`(
    SELECT jsonb_build_object('id', s."id", 'number', s."number", 'title', s."title",
      'items', (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', i."id", 'title', i."title", 'minutes', i."minutes")), '[]')
        FROM "AgendaItem" i WHERE i."sessionId" = s."id" AND ${SEEN}),
      'clock', jsonb_build_object('version', run."version", 'value', jsonb_build_object(
        'state', s."state", 'startedAt', ${ms(sql`s."startedAt"`)}, 'endedAt', NULL,
        'itemId', current."id", 'between', run."itemId" IS NOT NULL AND current."id" IS NULL,
        'runningSince', CASE WHEN current."id" IS NOT NULL THEN ${ms(sql`run."runningSince"`)} END,
        'items', (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', i."id", 'ranMs', i."ranMs", 'extraMinutes', i."extraMinutes",
            'startedAt', ${ms(sql`i."startedAt"`)}, 'endedAt', ${ms(sql`i."endedAt"`)})), '[]')
          FROM "AgendaItem" i WHERE i."id" = current."id"))))
    FROM "Session" s JOIN "SessionRun" run ON run."sessionId" = s."id"
      LEFT JOIN "AgendaItem" current ON current."id" = run."itemId" AND current."removedAt" IS NULL AND current."visibility" = 'all'
    WHERE s."roundtableId" = r."id" AND s."state" = 'live' AND s."removedAt" IS NULL
      AND (${secretariat} OR m."role" <> 'observer' OR s."observersMayCome")
    ORDER BY s."startedAt" DESC LIMIT 1)`
}
