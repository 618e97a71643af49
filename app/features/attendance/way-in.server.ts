import { databaseNow } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { DOORS_OPEN_MINUTES } from './attendance-words.ts'

/**
 * The page to check in at: that of the session which is on at a roundtable of theirs, else of the first that begins within the hour. Null
 * where there is none, or none that an observer may come to.
 */
export async function wayIn({ personId }: Actor): Promise<string | null> {
  const now = await databaseNow(db)
  const seat = { personId, endedAt: null }
  const observing = { memberships: { some: { ...seat, role: 'observer' } } }
  const session = await db.session.findFirst({
    where: {
      removedAt: null,
      OR: [
        { state: 'live' },
        { state: 'planned', startsAt: { lte: new Date(now.getTime() + DOORS_OPEN_MINUTES * 60_000) } },
      ],
      roundtable: { state: { not: 'closed' }, memberships: { some: seat } },
      NOT: { observersMayCome: false, roundtable: observing },
    },
    // On before planned; of several that are on, the one that began last.
    orderBy: [{ state: 'asc' }, { startedAt: 'desc' }, { startsAt: 'asc' }],
    select: { id: true, roundtableId: true },
  })
  return session && sessionPaths.checkIn(session.roundtableId, session.id)
}
