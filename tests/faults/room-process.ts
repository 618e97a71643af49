// A node of the product without its pages, in a process of its own: what is done in the room of a session is asked of it as its routes ask the
// features, and whoever follows is told over its own sockets.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dieAt, type KillPoint } from './kill-at.ts'
import { serveCalls } from './serve-calls.ts'

export type RoomSettings = { databaseUrl: string; redisUrl?: string; port?: number; killAt?: KillPoint }

const settings = JSON.parse(process.argv[2]!) as RoomSettings
Object.assign(process.env, settings.redisUrl && { REDIS_URL: settings.redisUrl })
const { connectDatabase, db, pgPool } = await import('#app/platform/db.server.ts')
const { actorFromCookie } = await import('#app/platform/session.server.ts')
const { DomainError } = await import('#app/shared/error-codes.ts')
const { screenChanges } = await import('#app/features/screens/screen-changes.server.ts')
const { castSecretVote } = await import('#app/features/ballots/secret/secret-votes.server.ts')
const { ballotFor } = await import('#tests/factories/subjects.ts')
const { attachRealtime } = await import('#server/realtime/index.ts')
const { READ, VERBS } = await import('./room-verbs.ts')
connectDatabase(settings.databaseUrl)
if (settings.killAt) dieAt(settings.killAt)

export type RoomAct = {
  verb: string
  cookie: string
  roundtableId: string
  /** A session's id, or a ballot's. */
  of: string
  input: object
  key?: string
}
export type Answer = { done: true } | { refused: string }

async function act({ verb, cookie, roundtableId, of, input, key }: RoomAct): Promise<Answer> {
  const actor = await actorFromCookie(cookie)
  if (!actor) return { refused: 'signed-out' }
  try {
    await VERBS[verb]!({ actor, roundtableId, of, input: input as never, key })
    return { done: true }
  } catch (error) {
    if (error instanceof DomainError) return { refused: error.messageKey }
    throw error
  }
}

/** Casts a secret vote as its route does; the receipt is shown once. */
async function castSecret({ cookie, roundtableId, of, input, key }: RoomAct) {
  const actor = (await actorFromCookie(cookie))!
  const subject = await ballotFor(actor, roundtableId, of, 'vote')
  return castSecretVote(actor, subject, input as never, key)
}

const screens = new Map<string, { events: number }>()

/** Reads the line of a screen as its browser does. */
function watchScreen({ id, sessionId }: { id: string; sessionId: string }) {
  const heard = { events: 0 }
  screens.set(id, heard)
  const { body } = screenChanges({ id, sessionId }, new AbortController().signal)
  void (async () => {
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
    for (let told = await reader.read(); !told.done; told = await reader.read())
      if (told.value.includes('data:')) heard.events++
  })()
}

const http = createServer()
await attachRealtime(http, pgPool())
await new Promise<void>((resolve) => http.listen(settings.port ?? 0, '127.0.0.1', resolve))

const handlers = {
  ready: () => ({ port: (http.address() as AddressInfo).port, pid: process.pid }),
  act,
  castSecret,
  /** What a page is loaded with. */
  load: async (sessionId: string) =>
    Object.fromEntries(
      await Promise.all(Object.entries(READ).map(async ([part, read]) => [part, await read(sessionId)])),
    ) as Record<string, { version: number; value: unknown }>,
  watchScreen,
  screenEvents: (id: string) => screens.get(id)?.events ?? 0,
  /** Whether the database answers. */
  isUp: async () => (await db.$queryRaw<unknown[]>`SELECT 1`).length === 1,
}
export type RoomCalls = typeof handlers
serveCalls(handlers)
