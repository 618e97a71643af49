import { afterAll, beforeAll, expect, test } from 'vitest'
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
