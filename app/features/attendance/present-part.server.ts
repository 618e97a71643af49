import { db } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Part } from '#app/shared/session-parts.ts'
import type { GroupPresence, PresentPart } from './attendance-words.ts'

type Row = { version: number; groups: (GroupPresence & { observers: number })[] }

/**
 * How many are here, group by group. Whoever is here sits at the table, invited only by mail or not: staff check them in. One statement,
 * which sees the version and what belongs to it at one moment.
 */
export async function presentPart(sessionId: string): Promise<Part<PresentPart>> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT r."version", (
      SELECT coalesce(jsonb_agg(g ORDER BY g."position"), '[]') FROM (
        SELECT o."groupId", g."position",
          count(*) FILTER (WHERE m."role" <> 'observer' AND (p."passwordHash" IS NOT NULL OR c."id" IS NOT NULL)) AS "seats",
          count(*) FILTER (WHERE m."role" <> 'observer' AND c."mode" = 'room') AS "room",
          count(*) FILTER (WHERE m."role" <> 'observer' AND c."mode" = 'remote') AS "remote",
          count(*) FILTER (WHERE m."role" = 'observer' AND c."id" IS NOT NULL) AS "observers"
        FROM "Membership" m JOIN "Person" p ON p."id" = m."personId" AND p."disabledAt" IS NULL
          JOIN "Organisation" o ON o."id" = m."organisationId" JOIN "StakeholderGroup" g ON g."id" = o."groupId"
          LEFT JOIN "CheckIn" c ON c."sessionId" = s."id" AND c."personId" = m."personId" AND c."leftAt" IS NULL
        WHERE m."roundtableId" = s."roundtableId" AND m."endedAt" IS NULL GROUP BY o."groupId", g."position"
      ) g
    ) AS "groups"
    FROM "SessionRun" r JOIN "Session" s ON s."id" = r."sessionId" WHERE r."sessionId" = ${sessionId}::uuid`
  if (!row) throw new DomainError('not-found')
  const groups = row.groups.map(({ groupId, seats, room, remote }) => ({ groupId, seats, room, remote }))
  const observers = row.groups.reduce((total, group) => total + group.observers, 0)
  return { version: row.version, value: { groups, observers } }
}
