import { linesOf } from '#app/features/sessions/agenda.queries.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import { sql } from '#app/platform/sql.server.ts'
import type { Content } from './content.ts'

/** An item as it is stored, those for moderators among them. */
type ItemRow = {
  id: string
  parentId: string | null
  kind: string
  title: string
  minutes: number
  visibility: string
}
type Told = Pick<Session, 'title' | 'startsAt' | 'endsAt' | 'timeZone' | 'place' | 'videoLink'>

/** The items of a session `s` in their order, those for moderators too: nothing is told of them, and their time passes all the same. */
export const AGENDA_ITEMS = sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('id', i."id", 'parentId', i."parentId", 'kind', i."kind", 'title', i."title", 'minutes', i."minutes", 'visibility', i."visibility") ORDER BY i."position", i."id"), '[]')
  FROM "AgendaItem" i LEFT JOIN "AgendaItem" above ON above."id" = i."parentId"
  WHERE i."sessionId" = s."id" AND i."removedAt" IS NULL AND above."removedAt" IS NULL)`

/** What can be said of a session now, to everybody alike. */
export function contentOf(session: Told, items: ItemRow[]): Content {
  const { title, startsAt, endsAt, timeZone, place, videoLink } = session
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), timeZone }
  // Numbered and timed as on the page.
  const lines = linesOf(items, false).map(({ id, number, title: said, minutes, start }) => {
    return { id, number, title: said, minutes, start }
  })
  return { title, ...times, place, videoLink, items: lines }
}

/** The same, read in a transaction. */
export async function contentIn(tx: Tx, session: Session): Promise<Content> {
  const [row] = await tx.$queryRaw<
    [{ items: ItemRow[] }]
  >`SELECT ${AGENDA_ITEMS} AS "items" FROM "Session" s WHERE s."id" = ${session.id}::uuid`
  return contentOf(session, row.items)
}
