import { randomBytes } from 'node:crypto'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashedScreenToken } from '#app/features/screens/screens.server.ts'
import { db } from '#app/platform/db.server.ts'
import { browserParser } from '#app/shared/socket-packets.ts'
import { buildSecretariat } from '#tests/factories/people.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'
import { buildLiveSession } from '#tests/factories/sessions.ts'
import { openLive, startLive } from './live-harness.ts'

let live: Awaited<ReturnType<typeof startLive>>
beforeAll(async () => {
  live = await startLive()
})
afterAll(() => live.close())

test('nobody tells a room something in the server’s place: the line of whoever tries is cut, and the others hear nothing', async () => {
  const roundtable = await buildRoundtable()
  const session = await buildLiveSession({ roundtable })
  const [observer, participant, moderator, follower] = [
    await buildMember({ roundtable, role: 'observer' }),
    await buildMember({ roundtable }),
    await buildMember({ roundtable, role: 'moderator' }),
    await buildMember({ roundtable, role: 'moderator' }),
  ]
  const stranger = await buildMember({ role: 'moderator' })
  const page = await openLive(live.url, follower.person)
  const [everybody, moderators] = [`session:${session.id}`, `desk:${session.id}`]
  expect(await page.join(roundtable.id, [everybody, moderators])).toBe('ok')
  const heard: unknown[] = []
  page.socket.onAny((...said: unknown[]) => heard.push(said))

  const callers = [stranger, observer, participant, moderator].map(({ person }) => person)
  for (const caller of [...callers, await buildSecretariat()]) {
    for (const name of ['part', 'event', 'counts', 'own', 'presence', 'revoked', 'screens', 'room', 'connect']) {
      const { socket, join } = await openLive(live.url, caller)
      await join(roundtable.id, [everybody])
      const gone = new Promise<void>((resolve) => void socket.once('disconnect', () => resolve()))
      const forged = { sessionId: session.id, part: 'clock', topics: [everybody, moderators], version: 1e9, value: {} }
      // As a page that was tampered with: its own library refuses some of these names.
      ;(socket as unknown as { packet(packet: object): void }).packet({ type: 2, data: [name, forged], nsp: '/live' })
      await gone
    }
  }
  expect(await page.told()).toEqual([])
  expect(heard).toEqual([])
})

test('the room of another roundtable is unknown to everybody here, and what is no topic opens nothing', async () => {
  const roundtable = await buildRoundtable()
  const [elsewhere, here] = [await buildLiveSession(), await buildLiveSession({ roundtable })]
  for (const role of ['observer', 'participant', 'moderator'] as const) {
    const { join } = await openLive(live.url, (await buildMember({ roundtable, role })).person)
    expect(await join(roundtable.id, [`session:${elsewhere.id}`])).toBe('not-found')
    expect(await join(roundtable.id, [`desk:${elsewhere.id}`])).toBe(role === 'moderator' ? 'not-found' : 'forbidden')
    for (const name of ['session', 'desk:../../etc', `screens:${here.id}`, `floor:${here.id}`])
      expect(await join(roundtable.id, [name])).toBe('invalid')
  }
})

test('the token of a screen opens no line', async () => {
  const { id, createdById } = await buildLiveSession()
  const token = randomBytes(32).toString('base64url')
  await db.screen.create({ data: { sessionId: id, name: 'Room', createdById, tokenHash: hashedScreenToken(token) } })
  for (const namespace of ['/live', '/collab']) {
    const socket = io(`${live.url}${namespace}`, {
      parser: browserParser,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { token },
      extraHeaders: { Host: 'roundtable.test', Origin: 'http://roundtable.test', Cookie: `session=${token}` },
    })
    const said = await new Promise((resolve) => {
      socket.once('connect', () => resolve('let in')).once('connect_error', ({ message }) => resolve(message))
    })
    socket.disconnect()
    expect(said).toBe('signed-out')
  }
})
