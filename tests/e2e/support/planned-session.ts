import { randomUUID } from 'node:crypto'
import { demonstration } from './demonstration.ts'
import { emailOf } from './fixtures.ts'
import type { ProductServer } from './server.ts'

const AGENDA = [
  { title: 'Where we stand', minutes: 10 },
  { title: 'Access to digital services', minutes: 40 },
  { title: 'Who is asked next', minutes: 5, visibility: 'moderators' },
  { title: 'Keeping services running', minutes: 40 },
  { title: 'What we decided', minutes: 15 },
]
let made = 0

/** A session of the running roundtable that begins now, with an agenda, and its pages. */
export async function plannedSession(server: ProductServer, agenda: typeof AGENDA = AGENDA) {
  const { roundtableId } = await demonstration(server)
  const id = randomUUID()
  const minutes = agenda.reduce((sum, item) => sum + item.minutes, 0)
  await server.query(
    `INSERT INTO "Session" (id, "roundtableId", number, title, "startsAt", "endsAt", "timeZone", "createdById")
     SELECT $1, $2, $3, 'Inclusion', now(), now() + make_interval(mins => $4), 'Europe/Paris', id FROM "Person" WHERE email = $5`,
    [id, roundtableId, 900 + ++made, minutes, emailOf('moderator')],
  )
  await server.query('INSERT INTO "SessionRun" ("sessionId") VALUES ($1)', [id])
  for (const [position, { title, minutes: planned, visibility }] of agenda.entries())
    await server.query(
      `INSERT INTO "AgendaItem" (id, "sessionId", position, kind, title, minutes, visibility) VALUES ($1, $2, $3, 'discussion', $4, $5, $6)`,
      [randomUUID(), id, position, title, planned, visibility ?? 'all'],
    )
  const at = `/roundtables/${roundtableId}/sessions/${id}`
  return { id, roundtableId, cockpit: `${at}/cockpit`, room: `${at}/room`, clock: `${at}/clock` }
}
