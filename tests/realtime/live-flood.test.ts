import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import type { LiveAck } from '#app/shared/live.ts'
import { serveRoundtables, type LiveSocket } from '#server/realtime/gateway/roundtables.ts'

vi.mock('#app/features/access/standing.server.ts', () => ({ roundtableFor: vi.fn(() => Promise.resolve({})) }))
const { roundtableFor } = await import('#app/features/access/standing.server.ts')

test('a flood of messages is answered without asking the database for each', async () => {
  const socket = Object.assign(new EventEmitter(), { data: { actor: {} }, join: vi.fn(), leave: vi.fn() })
  serveRoundtables(socket as unknown as LiveSocket)
  const answers: LiveAck[] = []
  for (let sent = 0; sent < 5000; sent++) {
    socket.emit('join', { roundtableId: '019b32e7-be83-77d3-ba35-d09ccc4774a7' }, (answer: LiveAck) => answers.push(answer))
  }
  await expect.poll(() => answers.length).toBe(5000)
  expect(vi.mocked(roundtableFor).mock.calls.length).toBeLessThan(100)
  expect(answers).toContainEqual({ ok: false, code: 'too-many' })
  expect(answers).toContainEqual({ ok: true })
})
