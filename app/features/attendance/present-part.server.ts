import { db } from '#app/platform/db.server.ts'
import type { Part } from '#app/shared/session-parts.ts'
import type { GroupPresence, PresentPart } from './attendance-words.ts'

type Row = GroupPresence & { observers: number }

/** How many are here, group by group. Whoever is here sits at the table, invited only by mail or not: staff check them in. */
export async function presentPart(sessionId: string): Promise<Part<PresentPart>> {
  const run = await db.sessionRun.findUniqueOrThrow({ where: { sessionId }, select: { version: true } })
  const rows = await db.$queryRaw<Row[]>`
    SELECT o."groupId",
      (count(*) FILTER (WHERE m."role" <> 'observer' AND (p."passwordHash" IS NOT NULL OR c."id" IS NOT NULL)))::int AS "seats",
      (count(*) FILTER (WHERE m."role" <> 'observer' AND c."mode" = 'room'))::int AS "room",
      (count(*) FILTER (WHERE m."role" <> 'observer' AND c."mode" = 'remote'))::int AS "remote",
      (count(*) FILTER (WHERE m."role" = 'observer' AND c."id" IS NOT NULL))::int AS "observers"
    FROM "Session" s JOIN "Membership" m ON m."roundtableId" = s."roundtableId" AND m."endedAt" IS NULL
      JOIN "Person" p ON p."id" = m."personId" AND p."disabledAt" IS NULL
      JOIN "Organisation" o ON o."id" = m."organisationId" JOIN "StakeholderGroup" g ON g."id" = o."groupId"
      LEFT JOIN "CheckIn" c ON c."sessionId" = s."id" AND c."personId" = m."personId" AND c."leftAt" IS NULL
    WHERE s."id" = ${sessionId}::uuid GROUP BY o."groupId", g."position" ORDER BY g."position"`
  const groups = rows.map(({ groupId, seats, room, remote }) => ({ groupId, seats, room, remote }))
  const observers = rows.reduce((total, row) => total + row.observers, 0)
  return { version: run.version, value: { groups, observers } }
}
