// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- the server's own end of the line
import type { Socket } from 'socket.io'
import { expect, onTestFinished, test } from 'vitest'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { openReady, saved, startCollab, write } from '#tests/realtime/collab-harness.ts'
import { rawClient } from '#tests/realtime/raw-client.ts'
import { setPace } from './pace.ts'
import { repeated } from './scale.ts'

/** A WebSocket's state once nothing of its line is left. */
const CLOSED = 3

async function flooder(letters: number, options: Parameters<typeof startCollab>[0] = {}) {
  const server = await startCollab(options)
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  const a = await openReady(server.url, ada, section.id)
  write(a, 'x'.repeat(letters))
  await saved(a)
  const raw = rawClient(server.url, bo)
  raw.join(section.id)
  const { channel } = (await raw.next('joined')).joined
  const member = [...server.collab.documents.of({ type: 'section', id: section.id })!.members.values()].find(
    ({ clientId }) => clientId === 77,
  )!
  return { ...server, section, a, raw, channel, member }
}

test.skipIf(repeated)(
  'F7 whoever asks for the difference a thousand times is given a few, at the pace of everybody',
  async () => {
    const { a, raw, channel } = await flooder(20_000)
    for (let at = 0; at < 1000; at++) raw.send({ type: 'resync', channel, stateVector: new Uint8Array([0]) })
    // Beyond the moment for which those above the rate are put off: none of them may come all at once then.
    for (const from = performance.now(); performance.now() - from < 1500;) {
      write(a, 'and on')
      await saved(a)
    }
    expect(raw.messages.filter(({ type }) => type === 'diff').length).toBeLessThan(25)
  },
)

/** Asks for the text and sends nonsense until the line ends, and reads nothing. */
async function asksOn(
  { member, raw, section, channel }: Awaited<ReturnType<typeof flooder>>,
  { joins, updates }: { joins: number; updates: number },
) {
  setPace(raw.socket, 0)
  const { conn } = member.socket as Socket
  const line = conn as unknown as { writeBuffer: unknown[]; transport: { socket: { readyState: number } } }
  let most = 0
  let ref = 1
  const ended = new Promise<string>((resolve) => void (member.socket as Socket).once('disconnect', resolve))
  const ask = setInterval(() => {
    for (let at = 0; at < joins; at++) raw.join(section.id, { ref: ++ref })
    for (let at = 0; at < updates; at++)
      raw.send({ type: 'update', channel, cseq: 1, bytes: new Uint8Array(2000).fill(9) })
    most = Math.max(most, line.writeBuffer.length)
  }, 5)
  onTestFinished(() => clearInterval(ask))
  const reason = await ended
  clearInterval(ask)
  // Not waiting for what is never read: neither for the answers, nor for the end of the line to be answered.
  expect(reason).toBe('forced close')
  await expect.poll(() => line.transport.socket.readyState).toBe(CLOSED)
  expect(most).toBeLessThan(2000)
}

// Answers large enough to fill the line at once; and nobody is cut off for lagging alone.
const unread = () => flooder(150_000, { limits: { joinsPer10s: 1000, laggingMs: 600_000 } })

test.skipIf(repeated)(
  'F7 whoever goes on asking without reading the answers is cut off, and keeps no heap of them in the server',
  async () => {
    const table = await unread()
    await asksOn(table, { joins: 50, updates: 500 })
    expect(table.collab.stats.droppedReceivers + table.connections.flooding()).toBe(1)
  },
)

test.skipIf(repeated)('F7 so is whoever asks no more often than a connection may', async () => {
  const table = await unread()
  await asksOn(table, { joins: 2, updates: 6 })
  expect(table.collab.stats.droppedReceivers).toBe(1)
})
