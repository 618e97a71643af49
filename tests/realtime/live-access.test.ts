import { EventEmitter } from 'node:events'
import { beforeEach, expect, test, vi } from 'vitest'
import type { RecordedEvent } from '#app/platform/events.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { LiveAck } from '#app/shared/live.ts'
import type { LiveNamespace, LiveSocket } from '#server/realtime/gateway/live-socket.ts'
import type { Presence } from '#server/realtime/gateway/presence.ts'
import { evict, recheckFollowers, serveTopics } from '#server/realtime/gateway/topics.ts'

vi.mock('#server/realtime/gateway/access.ts', async (original) => ({
  ...(await original<object>()),
  mayFollow: vi.fn(),
}))
const { mayFollow } = await import('#server/realtime/gateway/access.ts')
const lookUp = vi.mocked(mayFollow)

const roundtableId = '019b32e7-be83-77d3-ba35-d09ccc4774a7'
const topic = `votes:${roundtableId}`
const ending = { name: 'membership.ended', roundtableId, data: { personId: 'ada' } } as unknown as RecordedEvent
beforeEach(() => void lookUp.mockReset())

function follower() {
  const rooms = new Set<string>()
  const told: unknown[] = []
  const socket = Object.assign(new EventEmitter(), {
    data: { actor: { personId: 'ada', secretariat: false } },
    join: (joined: string[]) => Promise.resolve(joined.forEach((room) => rooms.add(room))),
    leave: (room: string) => rooms.delete(room),
  })
  serveTopics(
    socket as unknown as LiveSocket,
    { changed: vi.fn(), watch: vi.fn(), unwatch: vi.fn() } as unknown as Presence,
  )
  const ask = () =>
    new Promise<LiveAck>((resolve) => void socket.emit('join', { roundtableId, topics: [topic] }, resolve))
  socket.on('revoked', (message) => told.push(message))
  return { rooms, told, ask, live: { sockets: new Map([['1', socket]]) } as unknown as LiveNamespace }
}

test('a membership that ends while it is looked up lets nobody in', async () => {
  const { rooms, ask, live } = follower()
  let answer: () => void = () => undefined
  lookUp.mockReturnValueOnce(new Promise<unknown>((resolve) => (answer = () => resolve({}))))
  lookUp.mockRejectedValue(new DomainError('not-found'))
  const asked = ask()
  await expect.poll(() => lookUp.mock.calls.length).toBe(1)
  evict(live, ending)
  answer()
  expect(await asked).toEqual({ ok: false, code: 'not-found' })
  expect(rooms.size).toBe(0)
})

test('who may no longer see a roundtable is put out when its endings went by unheard', async () => {
  const { rooms, told, ask, live } = follower()
  lookUp.mockResolvedValue({})
  await ask()
  await recheckFollowers(live)
  expect([...rooms]).toEqual([topic])
  lookUp.mockRejectedValue(new DomainError('not-found'))
  await recheckFollowers(live)
  expect(rooms.size).toBe(0)
  expect(told).toEqual([{ reason: 'membership' }])
})
