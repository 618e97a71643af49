import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { anybody, extend } from '#app/features/access/access.server.ts'
import { db } from '#app/platform/db.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { networkOf } from '#app/platform/network.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { clientAddress, lockPerson } from '#app/platform/session.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { localized } from '#app/shared/localized.ts'
import { languageOfPerson } from '#app/shared/person-language.ts'
import type { Actor } from '#app/shared/roles.ts'
import { entryOf } from './entry.server.ts'
import { calendarFile } from './ics/calendar-file.ts'

const FILE = /^([\w-]{43})\.ics$/

/** Whoever has the address of somebody's calendar. */
export const byFeedAddress = extend(anybody, { token: z.string() }, async ({ request, token }) => {
  const secret = FILE.exec(token)?.[1]
  const feed = secret === undefined ? null : await feedFor(secret)
  if (feed) return { feed }
  await limit('calendar-guess', networkOf(clientAddress(request)))
  throw new DomainError('not-found')
})

/** Makes the address of somebody's calendar; the one before it stops working. Its text is shown once, and only its hash is kept. */
export async function makeFeed({ personId }: Pick<Actor, 'personId'>) {
  const secret = randomBytes(32).toString('base64url')
  const made = { tokenHash: hashed(secret), madeAt: new Date() }
  await transaction(async (tx, record) => {
    await lockPerson(tx, personId)
    await tx.calendarFeed.upsert({ where: { personId }, create: { personId, ...made }, update: made })
    await record({ name: 'calendar-feed.made', personId, subjectId: personId })
  })
  return secret
}

export async function revokeFeed({ personId }: Pick<Actor, 'personId'>) {
  await transaction(async (tx, record) => {
    const { count } = await tx.calendarFeed.deleteMany({ where: { personId } })
    if (count) await record({ name: 'calendar-feed.revoked', personId, subjectId: personId })
  })
}

/** When the address that somebody has now was made; null without one. */
export async function feedMadeAt({ personId }: Pick<Actor, 'personId'>) {
  const feed = await db.calendarFeed.findUnique({ where: { personId }, select: { madeAt: true } })
  return feed?.madeAt.toISOString() ?? null
}

async function feedFor(secret: string) {
  const tokenHash = hashed(secret)
  const feed = await db.calendarFeed.findFirst({
    where: { tokenHash, person: { disabledAt: null } },
    select: { person: { select: { id: true, language: true } } },
  })
  if (!feed) return null
  await limit('calendar-feed', tokenHash)
  return feed.person
}

type Row = Session & { roundtable: unknown }

/**
 * The sessions of the roundtables where somebody sits, the past ones too; nothing else, and nobody's name. The same until one of them changes, so
 * that whoever has it is told so in one line.
 */
export async function feedOf(person: { id: string; language: string }) {
  const language = languageOfPerson(person)
  const [sessions, programme] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT s.*, r."title" AS "roundtable" FROM "Session" s JOIN "Roundtable" r ON r."id" = s."roundtableId"
        JOIN "Membership" m ON m."roundtableId" = r."id" AND m."personId" = ${person.id}::uuid AND m."endedAt" IS NULL
      WHERE s."removedAt" IS NULL AND (m."role" <> 'observer' OR s."observersMayCome")
      ORDER BY s."startsAt", s."id"`,
    db.programme.findFirst({ select: { name: true } }),
  ])
  const entries = sessions.map((session) => {
    const { startsAt, endsAt, timeZone, title, place, videoLink, changedAt, sequence } = session
    const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), timeZone }
    const content = { title, place, videoLink, items: [], ...times }
    const reader = { language, roundtable: localized(session.roundtable, language) }
    return entryOf({ ...session, content }, reader, { sequence, stamp: changedAt })
  })
  const t = translator(language)
  const name = t('session-calendar:feed.name', { programme: localized(programme?.name, language) })
  const file = calendarFile({ entries, name })
  const changes = sessions.map(({ changedAt }) => changedAt.getTime())
  return {
    file,
    tag: `"${createHash('sha256').update(file).digest('base64url').slice(0, 27)}"`,
    changedAt: changes.length ? new Date(Math.max(...changes)) : null,
  }
}

/** The answer to a calendar that looks; nothing but "as before" where it has this already. */
export async function answerToCalendar(request: Request, person: { id: string; language: string }) {
  const { file, tag, changedAt } = await feedOf(person)
  const headers = new Headers({ ETag: tag, 'X-Robots-Tag': 'noindex' })
  if (changedAt) headers.set('Last-Modified', changedAt.toUTCString())
  if (hasTag(request.headers.get('If-None-Match'), tag)) return new Response(null, { status: 304, headers })
  headers.set('Content-Type', 'text/calendar; charset=utf-8')
  headers.set('Content-Disposition', 'inline; filename="sessions.ics"')
  return new Response(file, { headers })
}

/** A proxy on the way may have marked the tag as weak, for it has packed the file. */
function hasTag(given: string | null, tag: string) {
  return (given ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag || one.trim() === '*')
}

function hashed(secret: string) {
  return createHash('sha256').update(`calendar ${secret}`).digest('hex')
}
