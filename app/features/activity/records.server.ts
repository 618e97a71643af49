import { db } from '#app/platform/db.server.ts'
import type { Event } from '#app/platform/prisma/client.ts'
import { sql } from '#app/platform/sql.server.ts'
import { isUuid } from '#app/shared/uuid.ts'

/** What kinds of records an event can be about; the key of its data that names one ends in `Id`. */
type Kind =
  'section' | 'pillar' | 'indicator' | 'session' | 'comment' | 'person' | 'organisation' | 'decision' | 'ballot'

export type Records = Awaited<ReturnType<typeof recordsOf>>

/** Everything these events are about as it reads now, in one statement. What is gone, or in the bin, is not found. */
export async function recordsOf(events: Event[]) {
  const of = (kind: Kind) => sql`ANY(${recordIdsOf(events, kind)}::uuid[])`
  const shownSection = sql`"Section" s JOIN "Pillar" p ON p."id" = s."pillarId" AND s."removedAt" IS NULL AND p."removedAt" IS NULL`
  const rows = await db.$queryRaw<Row[]>`
    SELECT 'section' AS "kind", s."id", s."title" AS "text", '' AS "code" FROM ${shownSection} WHERE s."id" = ${of('section')}
    UNION ALL SELECT 'pillar', "id", "title", '' FROM "Pillar" WHERE "id" = ${of('pillar')} AND "removedAt" IS NULL
    UNION ALL SELECT 'indicator', "id", "name", "code" FROM "Indicator" WHERE "id" = ${of('indicator')} AND "removedAt" IS NULL
    UNION ALL SELECT 'session', "id", "title", "number"::text FROM "Session" WHERE "id" = ${of('session')} AND "removedAt" IS NULL
    UNION ALL SELECT 'comment', c."id", c."body", '' FROM "Comment" c JOIN "CommentThread" t ON t."id" = c."threadId" JOIN ${shownSection} ON s."id" = t."sectionId"
      WHERE c."id" = ${of('comment')}
    UNION ALL SELECT 'person', "id", "name", '' FROM "Person" WHERE "id" = ${of('person')}
    UNION ALL SELECT 'organisation', "id", "name", '' FROM "Organisation" WHERE "id" = ${of('organisation')}
    UNION ALL SELECT 'decision', "id", "reason", '' FROM "SectionDecision" WHERE "id" = ${of('decision')}
    UNION ALL SELECT 'ballot', "id", "wording"->>'name', '' FROM "Ballot" WHERE "id" = ${of('ballot')} AND "subjectType" IN ('agenda-item', 'question', 'indicators')`
  const found = <R>(kind: Kind, read: (row: Row) => R) =>
    new Map(rows.filter((row) => row.kind === kind).map((row) => [row.id, read(row)]))
  const named = ({ text }: Row) => ({ name: text })
  const titled = ({ id, text }: Row) => ({ id, title: text })
  return {
    section: found('section', titled),
    pillar: found('pillar', titled),
    indicator: found('indicator', ({ id, text, code }) => ({ id, code, name: text })),
    session: found('session', ({ id, code, text }) => ({ id, number: code, title: text })),
    comment: found('comment', ({ text }) => ({ body: text })),
    person: found('person', named),
    organisation: found('organisation', named),
    decision: found('decision', ({ text }) => ({ reason: text })),
    /** On a question of an agenda; any other is called by what it is about. */
    ballot: found('ballot', titled),
  }
}

type Row = { kind: Kind; id: string; text: string; code: string }

function recordIdsOf(events: Event[], kind: Kind) {
  const ids = events.flatMap((event) => [
    subjectOf(event, kind),
    kind === 'person' || kind === 'organisation' ? event[`${kind}Id`] : null,
  ])
  return [...new Set(ids.filter(isUuid))]
}

/** The record of this kind that the event is about, or that its data names; minutes bear the id of their session. */
export function subjectOf(event: Event, kind: Kind) {
  const type = event.subjectType === 'minutes' ? 'session' : event.subjectType
  const id = type === kind ? event.subjectId : dataOf(event)[`${kind}Id`]
  return isUuid(id) ? id : undefined
}

export function dataOf({ data }: Pick<Event, 'data'>): Record<string, unknown> {
  return data && typeof data === 'object' && !Array.isArray(data) ? (data as Record<string, unknown>) : {}
}
