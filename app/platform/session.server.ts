// The only module that knows the session library (docs/decisions/0003-sessions.md).
import { createHash } from 'node:crypto'
import { redirect } from '@remix-run/node'
import {
  type Adapter,
  type DatabaseSession,
  type DatabaseUser,
  generateIdFromEntropySize,
  Lucia,
  TimeSpan,
} from 'lucia'
import { DomainError } from '#app/shared/error-codes.ts'
import { paths } from '#app/shared/paths.ts'
import type { Actor, Language } from '#app/shared/roles.ts'
import { db, type Tx } from './db.server.ts'
import { env } from './env.server.ts'
import { readOnce } from './page-reads.server.ts'
import { limit } from './rate-limit.server.ts'
import { remember } from './remember.server.ts'

const IDLE_DAYS = 14
const ABSOLUTE_DAYS = 60
const SEEN_EVERY_MS = 5 * 60_000

const secure = env.PUBLIC_URL.startsWith('https:')

/** Only a hash of the token is at rest: whoever reads the table cannot sign in with it. */
export function hashToken(token: string) {
  return createHash('sha256').update(token).digest('base64url')
}

type Found = Omit<Actor, 'language'> & {
  language: string
  disabledAt: Date | null
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
}

/** One statement: every request and every socket begins with it. */
async function sessionAndPerson(id: string): Promise<Found | null> {
  const [found] = await db.$queryRaw<Found[]>`
    SELECT s."id" AS "sessionId", s."createdAt", s."lastSeenAt", s."expiresAt",
      p."id" AS "personId", p."name", p."email", p."language", p."timeZone", p."secretariat", p."disabledAt"
    FROM "AuthSession" s JOIN "Person" p ON p."id" = s."personId" WHERE s."id" = ${id}`
  return found ?? null
}

const adapter: Adapter = {
  async getSessionAndUser(token) {
    const found = await sessionAndPerson(hashToken(token))
    if (!found) return [null, null]
    const session: DatabaseSession = { id: token, userId: found.personId, expiresAt: found.expiresAt, attributes: {} }
    const user: DatabaseUser = { id: found.personId, attributes: { found } }
    return [session, user]
  },
  getUserSessions: () => Promise.reject(new Error('sessions are listed with sessionsOf')),
  setSession: () => Promise.reject(new Error('sessions are made with createSession')),
  async updateSessionExpiration(token, expiresAt) {
    await db.authSession.updateMany({ where: { id: hashToken(token) }, data: { expiresAt } })
  },
  async deleteSession(token) {
    await db.authSession.deleteMany({ where: { id: hashToken(token) } })
  },
  async deleteUserSessions(personId) {
    await db.authSession.deleteMany({ where: { personId } })
  },
  deleteExpiredSessions: () => Promise.reject(new Error('ended sessions are deleted with deleteEndedSessions')),
}

const lucia = new Lucia(adapter, {
  sessionExpiresIn: new TimeSpan(IDLE_DAYS, 'd'),
  sessionCookie: { name: secure ? '__Host-session' : 'session', attributes: { secure, sameSite: 'lax', path: '/' } },
  getUserAttributes: (attributes) => attributes,
})

declare module 'lucia' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface is merged with the library's
  interface Register {
    Lucia: typeof lucia
    DatabaseUserAttributes: { found: Found }
  }
}

/** The session's cookie alone: the library's reader throws at any other cookie of the site that is not well encoded. */
function tokenFrom(cookieHeader: string | null | undefined): string | null {
  const pattern = new RegExp(`(?:^|;)\\s*${lucia.sessionCookieName}=([\\w-]{1,100})\\s*(?:;|$)`)
  return pattern.exec(cookieHeader ?? '')?.[1] ?? null
}

// ------------------------------------------------------------------ the actor

export type OpenSession = { actor: Actor; endsAt: Date }

/** The open session behind a Cookie header and whose it is, or null. A disabled person, and a session past its lifetime, is nobody. */
export async function openSession(cookieHeader: string | null | undefined): Promise<OpenSession | null> {
  const token = tokenFrom(cookieHeader)
  if (!token) return null
  const { session, user } = await lucia.validateSession(token)
  if (!session || user.found.disabledAt) return null
  const { disabledAt: _, createdAt, lastSeenAt, expiresAt: __, language, ...person } = user.found
  const endsAt = endOf({ expiresAt: session.expiresAt, createdAt })
  if (endsAt.getTime() < Date.now()) {
    await endSessionById(person.sessionId)
    return null
  }
  if (Date.now() - lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await db.authSession.updateMany({ where: { id: person.sessionId }, data: { lastSeenAt: new Date() } })
  }
  return { actor: { ...person, language: language as Language }, endsAt }
}

function endOf({ expiresAt, createdAt }: { expiresAt: Date; createdAt: Date }) {
  return new Date(Math.min(expiresAt.getTime(), createdAt.getTime() + ABSOLUTE_DAYS * 86_400_000))
}

/** The signed-in person behind a Cookie header, or null. */
export async function actorFromCookie(cookieHeader: string | null | undefined): Promise<Actor | null> {
  return (await openSession(cookieHeader))?.actor ?? null
}

export function getActor(request: Request) {
  const cookies = request.headers.get('Cookie')
  return readOnce(`actor ${cookies}`, () => actorFromCookie(cookies))
}

/** The actor, or a redirect to the sign-in page that comes back here. Whoever changes more than anybody can by hand is told to wait. */
export async function requireActor(request: Request): Promise<Actor> {
  const actor = await getActor(request)
  if (actor && request.method === 'POST') await limit('change', actor.personId)
  if (actor) return actor
  if (request.method !== 'GET') throw new DomainError('signed-out')
  const { pathname, search } = new URL(request.url)
  throw redirect(paths.signIn(pathname.replace(/\.data$/, '') + search.replace(/[?&]_routes=[^&]*/, '')))
}

/** The actor, who is of the secretariat; anybody else learns only that there is no such page for them. */
export async function requireSecretariat(request: Request): Promise<Actor> {
  const actor = await requireActor(request)
  if (!actor.secretariat) throw new DomainError('forbidden')
  return actor
}

// ------------------------------------------------------------------- sessions

/**
 * Starts a new session, ends the one the request may carry, and returns the headers that set its cookie. `provenBy` is the hash of the password
 * that was checked: when it is not the person's any more, or they were shut out meanwhile, there is no session.
 */
export async function createSession(personId: string, request: Request, provenBy?: string): Promise<Headers> {
  const token = generateIdFromEntropySize(32)
  const expiresAt = new Date(Date.now() + IDLE_DAYS * 86_400_000)
  const userAgent = (request.headers.get('User-Agent') ?? '').slice(0, 300)
  await db.$transaction(async (tx) => {
    const person = await lockPerson(tx, personId)
    if (provenBy !== undefined && (person?.passwordHash !== provenBy || person.disabledAt))
      throw new DomainError('invalid', 'identity.sign-in-refused')
    await tx.authSession.create({
      data: { id: hashToken(token), personId, expiresAt, userAgent, address: clientAddress(request) },
    })
  })
  await endSession(request)
  return new Headers({ 'Set-Cookie': lucia.createSessionCookie(token).serialize() })
}

/**
 * Holds a person still to the end of the transaction, and says how they stand now. Whatever decides by the password, or by whether somebody is shut
 * out, and then acts on it, begins with this: signing in, a new password, a mailed link, a disabling follow one another.
 */
export async function lockPerson(tx: Tx, personId: string) {
  const [person] = await tx.$queryRaw<{ passwordHash: string | null; disabledAt: Date | null }[]>`
    SELECT "passwordHash", "disabledAt" FROM "Person" WHERE "id" = ${personId}::uuid FOR NO KEY UPDATE`
  return person ?? null
}

/** Ends the request's own session and returns the headers that clear its cookie and what the browser kept. */
export async function endSession(request: Request): Promise<Headers> {
  const token = tokenFrom(request.headers.get('Cookie'))
  if (token) await endSessionById(hashToken(token))
  return new Headers({ 'Set-Cookie': lucia.createBlankSessionCookie().serialize() })
}

type SessionEnd = { sessionId: string }
const endListeners = remember('session-end-listeners', () => new Set<(end: SessionEnd) => void>())

/** Hears of each session that ends in this process, so that its sockets can be closed. */
export function onSessionEnded(listener: (end: SessionEnd) => void) {
  endListeners.add(listener)
  return () => void endListeners.delete(listener)
}

/** When the session ends if nothing is done to it; null when there is none any more. */
export async function sessionEndsAt(sessionId: string): Promise<Date | null> {
  const row = await db.authSession.findUnique({
    where: { id: sessionId },
    select: { expiresAt: true, createdAt: true },
  })
  return row && endOf(row)
}

export async function endSessionById(sessionId: string) {
  await db.authSession.deleteMany({ where: { id: sessionId } })
  announceEnds([sessionId])
}

/** Ends all of a person's sessions, but for `except`. */
export async function endSessionsOf(personId: string, except?: string) {
  const ended = await db.$transaction(async (tx) => {
    await lockPerson(tx, personId)
    return deleteSessionsOf(tx, personId, except)
  })
  announceEnds(ended)
}

/** The same inside a larger act, which announces them once it is done. */
export async function deleteSessionsOf(tx: Tx, personId: string, except?: string): Promise<string[]> {
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`DELETE FROM "AuthSession" WHERE "personId" = ${personId}::uuid AND "id" <> ${except ?? ''} RETURNING "id"`
  return rows.map(({ id }) => id)
}

/** Those past their end, whether they were not used or are too old. Nobody is shown out: their sockets ended with them. */
export function deleteEndedSessions(): Promise<number> {
  return db.$executeRaw`DELETE FROM "AuthSession" WHERE "expiresAt" < now() OR "createdAt" < now() - make_interval(days => ${ABSOLUTE_DAYS}::int)`
}

export function announceEnds(sessionIds: string[]) {
  for (const sessionId of sessionIds) for (const listener of endListeners) listener({ sessionId })
}

/** Which of these sessions are there. */
export async function openSessions(ids: string[]): Promise<Set<string>> {
  // As one list: with `in`, each number of ids is another statement to build and to plan.
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT "id" FROM "AuthSession" WHERE "id" = ANY(${ids})`
  return new Set(rows.map(({ id }) => id))
}

/** A person's open sessions, the latest seen first. */
export function sessionsOf(personId: string) {
  return db.authSession.findMany({
    where: { personId, expiresAt: { gt: new Date() } },
    select: { id: true, createdAt: true, lastSeenAt: true, userAgent: true, address: true },
    orderBy: { lastSeenAt: 'desc' },
  })
}

/** The address of whoever sent the request, as the process saw it: set by server/http, never by the client. */
export function clientAddress(request: Request) {
  return request.headers.get('X-Roundtable-Address') ?? ''
}
