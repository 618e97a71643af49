import { randomUUID } from 'node:crypto'
import { emailOf } from './fixtures.ts'
import type { ProductServer } from './server.ts'
import { liveSession } from './sessions.ts'

/** A session that is on at an item of break-out tables, with these people checked in, and a few guests without a device. */
export async function breakOutSession(server: ProductServer, guests = 3) {
  const session = await liveSession(server, { title: 'What keeps people offline', kind: 'break-out', minutes: 30 })
  const present = await server.query<{ personId: string; name: string }>(
    `INSERT INTO "CheckIn" (id, "sessionId", "personId", "organisationId", "groupId", mode, "byId")
     SELECT gen_random_uuid(), $1, there."personId", there."organisationId", there."groupId", 'room', there."personId" FROM (
       SELECT m."personId", m."organisationId", o."groupId" FROM "Membership" m JOIN "Person" p ON p.id = m."personId" JOIN "Organisation" o ON o.id = m."organisationId"
       WHERE m."roundtableId" = $2 AND m.role = 'participant' AND m."endedAt" IS NULL AND p."disabledAt" IS NULL
       ORDER BY p.email = ANY($3) DESC, p.name LIMIT $4) there
     RETURNING "personId", (SELECT p.name FROM "Person" p WHERE p.id = "CheckIn"."personId") AS name`,
    [session.id, session.roundtableId, [emailOf('participant'), emailOf('participant2')], guests + 2],
  )
  return { ...session, present }
}

/** The first of two tables at work, with nobody at them. */
export async function tableAtWork(server: ProductServer) {
  const { id, itemId } = await breakOutSession(server, 0)
  const [drawId, tableId] = [randomUUID(), randomUUID()]
  await server.query(
    `INSERT INTO "TableDraw" (id, "sessionId", "itemId", seed, "drawnAt", "personId", "begunAt", "dueAt")
     SELECT $1, $2, $3, 'dice', now(), id, now(), now() + interval '20 minutes' FROM "Person" WHERE email = $4`,
    [drawId, id, itemId, emailOf('moderator')],
  )
  for (const [number, table] of [tableId, randomUUID()].entries())
    await server.query('INSERT INTO "BreakOutTable" (id, "drawId", number) VALUES ($1, $2, $3)', [
      table,
      drawId,
      number + 1,
    ])
  return { sessionId: id, tableId }
}
