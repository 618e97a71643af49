import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import type { LiveAck } from '#app/shared/live.ts'
import type { LiveSocket } from '#server/realtime/gateway/live-socket.ts'
import type { Presence } from '#server/realtime/gateway/presence.ts'
import { serveTopics } from '#server/realtime/gateway/topics.ts'

vi.mock('#server/realtime/gateway/access.ts', async (original) => ({
  ...(await original<object>()),
  mayFollow: vi.fn(() => Promise.resolve({})),
}))
const { mayFollow } = await import('#server/realtime/gateway/access.ts')

const roundtableId = '019b32e7-be83-77d3-ba35-d09ccc4774a7'

function connected() {
  const socket = Object.assign(new EventEmitter(), {
    data: { actor: {} } as LiveSocket['data'],
    join: vi.fn(),
    leave: vi.fn(),
  })
  serveTopics(
    socket as unknown as LiveSocket,
    { changed: vi.fn(), watch: vi.fn(), unwatch: vi.fn() } as unknown as Presence,
  )
  return socket
}

test('a flood of messages is answered without asking the database for each', async () => {
  const socket = connected()
  const answers: LiveAck[] = []
  for (let sent = 0; sent < 5000; sent++) {
    socket.emit('join', { roundtableId, topics: [`votes:${roundtableId}`] }, (answer: LiveAck) => answers.push(answer))
  }
  await expect.poll(() => answers.length).toBe(5000)
  expect(vi.mocked(mayFollow).mock.calls.length).toBeLessThan(100)
  expect(answers).toContainEqual({ ok: false, code: 'too-many' })
  expect(answers).toContainEqual({ ok: true })
})

test('a connection follows no more topics than a page could show', async () => {
  const socket = connected()
  const join = (topics: string[]) =>
    new Promise<LiveAck>((resolve) => void socket.emit('join', { roundtableId, topics }, resolve))
  const sections = (from: number) =>
    Array.from({ length: 12 }, (_, at) => `section:019b32e7-be83-77d3-ba35-${String(from * 12 + at).padStart(12, '0')}`)
  for (let from = 0; from < 5; from++) expect(await join(sections(from))).toEqual({ ok: true })
  expect(await join(sections(5))).toEqual({ ok: false, code: 'too-many' })
  expect(await join([...sections(6), ...sections(7)])).toEqual({ ok: false, code: 'invalid' })
  expect(socket.data.follows.size).toBe(60)
})
