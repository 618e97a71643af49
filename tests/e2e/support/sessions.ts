import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { sessionPaths } from '../../../app/shared/session-paths.ts'
import { expectAccessible, expectNoSidewaysScroll } from './axe.ts'
import { demonstration } from './demonstration.ts'
import { emailOf, expect } from './fixtures.ts'
import type { ProductServer } from './server.ts'
import { type Language, wordsOf } from './words.ts'

type Item = { title: string; minutes: number; kind?: string; note?: string; visibility?: string }
type Session = { items?: Item[]; title?: string; inMinutes?: number }
type Live = Partial<Item> & { presentVote?: boolean }

const AGENDA: Item[] = [
  { title: 'Where we stand', minutes: 10 },
  { title: 'Access to digital services', minutes: 40 },
  { title: 'Who is asked next', minutes: 5, visibility: 'moderators' },
  { title: 'Keeping services running', minutes: 40 },
  { title: 'What we decided', minutes: 15 },
]

/** A session of the running roundtable with an agenda, and its pages: it begins now unless told otherwise. */
export async function plannedSession(server: ProductServer, { items = AGENDA, title, inMinutes = 0 }: Session = {}) {
  const { roundtableId, indicators } = await demonstration(server)
  const id = randomUUID()
  const [session] = await server.query<{ number: number; title: string }>(
    `INSERT INTO "Session" (id, "roundtableId", number, title, "startsAt", "endsAt", "timeZone", "createdById")
     SELECT $1, $2, next.number, coalesce($3, 'Inclusion ' || next.number), now() + make_interval(mins => $4), now() + make_interval(mins => $4 + $5), 'Europe/Paris', p.id
     FROM "Person" p, (SELECT coalesce(max(number), 0) + 1 AS number FROM "Session" WHERE "roundtableId" = $2) next WHERE p.email = $6
     RETURNING number, title`,
    [id, roundtableId, title, inMinutes, items.reduce((sum, { minutes }) => sum + minutes, 0), emailOf('moderator')],
  )
  await server.query('INSERT INTO "SessionRun" ("sessionId") VALUES ($1)', [id])
  const itemIds = items.map(() => randomUUID())
  for (const [position, { title, minutes, kind = 'discussion', note = '', visibility = 'all' }] of items.entries())
    await server.query(
      `INSERT INTO "AgendaItem" (id, "sessionId", position, kind, title, note, minutes, visibility) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [itemIds[position], id, position, kind, title, note, minutes, visibility],
    )
  return {
    ...session!,
    id,
    roundtableId,
    indicators,
    items: itemIds,
    at: (page: keyof typeof sessionPaths, more?: string) =>
      (sessionPaths[page] as (...parts: (string | undefined)[]) => string)(roundtableId, id, more),
  }
}

/** A session that is on, at its one item. */
export async function liveSession(server: ProductServer, { presentVote = false, ...item }: Live = {}) {
  const session = await plannedSession(server, {
    items: [{ title: 'Access to digital services', minutes: 40, ...item }],
  })
  const [itemId] = session.items as [string]
  await server.query(`UPDATE "Session" SET state = 'live', "startedAt" = now(), "presentVote" = $2 WHERE id = $1`, [
    session.id,
    presentVote,
  ])
  await server.query('UPDATE "AgendaItem" SET "startedAt" = now() WHERE id = $1', [itemId])
  await server.query('UPDATE "SessionRun" SET "itemId" = $2, "runningSince" = now() WHERE "sessionId" = $1', [
    session.id,
    itemId,
  ])
  return { ...session, itemId }
}

/** The cockpit, alive: its keys are there. */
export async function openCockpit(page: Page, path: string, language: Language = 'en') {
  await page.goto(path)
  await expect(page.getByRole('button', { name: wordsOf(language)('keys:open') })).toBeVisible()
}

/** A page in one of its states has no barrier, and fits its screen. */
export async function seen(page: Page, state: string) {
  await expectAccessible(page, state)
  await expectNoSidewaysScroll(page, state)
}

/** Everybody at the table is there, and most of them ask for the floor. */
export async function manyWait(server: ProductServer, sessionId: string) {
  await server.query(
    `WITH seats AS (
       SELECT m."personId", m."organisationId", o."groupId" FROM "Session" s JOIN "Membership" m ON m."roundtableId" = s."roundtableId" AND m."endedAt" IS NULL
         JOIN "Organisation" o ON o.id = m."organisationId" WHERE s.id = $1 AND m.role <> 'observer'
     ), came AS (
       INSERT INTO "CheckIn" (id, "sessionId", "personId", "organisationId", "groupId", mode, "byId")
         SELECT gen_random_uuid(), $1, "personId", "organisationId", "groupId", 'room', "personId" FROM seats
     ) INSERT INTO "FloorRequest" (id, "sessionId", "personId", "organisationId", "groupId", kind, "byId")
       SELECT gen_random_uuid(), $1, "personId", "organisationId", "groupId", 'contribution', "personId" FROM seats LIMIT 14`,
    [sessionId],
  )
}
