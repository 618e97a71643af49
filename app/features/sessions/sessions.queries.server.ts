import type { Place } from '#app/features/access/standing.server.ts'
import { db } from '#app/platform/db.server.ts'
import { nothing, sql } from '#app/platform/sql.server.ts'
import type { Standing } from '#app/shared/roles.ts'
import { mayPlan, mayView } from './session.policy.ts'
import type { SessionSubject } from './session-access.server.ts'
import type { SessionState } from './session-words.ts'

export type SessionLine = {
  id: string
  number: number
  title: string
  state: SessionState
  startsAt: string
  endsAt: string
  timeZone: string
  place: string
  online: boolean
  /** How many items its agenda has at the top. */
  items: number
  /** How many people were checked in. */
  present: number
}

/** Whether somebody sees those alone that are open to observers. */
export const seesOpenOnly = (standing: Standing) =>
  !mayView(standing, { state: '', observersMayCome: false, observersMayAsk: false, roundtableState: '' })

/** What is on and what comes, the next first; then what was, the latest first. */
export async function sessionsIn({ roundtable, standing }: Place) {
  const open = seesOpenOnly(standing) ? sql`AND s."observersMayCome"` : nothing
  const rows = await db.$queryRaw<(Omit<SessionLine, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date })[]>`
    SELECT s."id", s."number", s."title", s."state", s."startsAt", s."endsAt", s."timeZone", s."place", s."videoLink" <> '' AS "online",
      (SELECT count(*)::int FROM "AgendaItem" i WHERE i."sessionId" = s."id" AND i."removedAt" IS NULL AND i."parentId" IS NULL
        AND i."kind" <> 'break' AND i."visibility" = 'all') AS "items",
      (SELECT count(DISTINCT c."personId")::int FROM "CheckIn" c WHERE c."sessionId" = s."id") AS "present"
    FROM "Session" s WHERE s."roundtableId" = ${roundtable.id}::uuid AND s."removedAt" IS NULL ${open}
    ORDER BY s."startsAt", s."number"`
  const lines = rows.map((row): SessionLine => ({
    ...row,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
  }))
  return {
    next: [...lines.filter(({ state }) => state === 'live'), ...lines.filter(({ state }) => state === 'planned')],
    past: lines.filter(({ state }) => state === 'ended').reverse(),
    can: { plan: mayPlan(standing, roundtable) },
  }
}

export type SessionView = Awaited<ReturnType<typeof sessionView>>

/** What every page of a session shows above its own. */
export function sessionView({ session, roundtable, standing }: SessionSubject) {
  const { id, number, title, timeZone, place, videoLink, observersMayCome, observersMayAsk, presentVote } = session
  return {
    id,
    number,
    title,
    timeZone,
    place,
    videoLink,
    observersMayCome,
    observersMayAsk,
    presentVote,
    state: session.state as SessionState,
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    startedAt: session.startedAt?.toISOString() ?? null,
    endedAt: session.endedAt?.toISOString() ?? null,
    can: { plan: mayPlan(standing, roundtable) },
  }
}

/** The ids of those that must not be named to this reader. */
export async function shutSessions(roundtableId: string, standing: Standing): Promise<string[]> {
  if (!seesOpenOnly(standing)) return []
  const shut = await db.session.findMany({ where: { roundtableId, observersMayCome: false }, select: { id: true } })
  return shut.map(({ id }) => id)
}
