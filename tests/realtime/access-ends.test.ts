import { EventEmitter } from 'node:events'
// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- the server's own end of the line
import type { Socket as ServerSocket } from 'socket.io'
import { expect, test } from 'vitest'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { openReady, saved, startCollab, write } from './collab-harness.ts'
import { rawClient } from './raw-client.ts'

async function table() {
  const server = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  const a = await openReady(server.url, ada, section.id)
  const raw = rawClient(server.url, bo)
  raw.join(section.id)
  const { channel } = (await raw.next('joined')).joined
  const document = server.collab.documents.of({ type: 'section', id: section.id })!
  const member = [...document.members.values()].find(({ clientId }) => clientId === 77)!
  const rooms = () => server.io.of('/collab').adapter.sids.get(member.socket.id) ?? new Set()
  return { ...server, section, a, raw, channel, document, member, rooms }
}

test('whoever the server takes for gone hears nothing more, whatever made it think so', async () => {
  const { a, raw, rooms, channel, member, document } = await table()
  expect(rooms()).toContain(`d${channel}`)
  // As a client's own event of that name once did.
  EventEmitter.prototype.emit.call(member.socket as ServerSocket, 'disconnect', 'transport close')
  await expect.poll(() => document.members.size).toBe(1)
  raw.messages.length = 0
  write(a, 'behind closed doors')
  await saved(a)
  expect(rooms()).not.toContain(`d${channel}`)
  expect(raw.messages.filter(({ type }) => type === 'tick')).toEqual([])
})

test('a client’s word for disconnect ends its connection', async () => {
  const { raw, document } = await table()
  const gone = new Promise<void>((resolve) => void raw.socket.once('disconnect', () => resolve()))
  const { engine } = raw.socket.io
  engine.write(Buffer.from([2, 1, ...Buffer.from('[null,"disconnect","transport close"]')]))
  await gone
  await expect.poll(() => document.members.size).toBe(1)
})

test('who sends leave, and whose document is given up, is in its room no more', async () => {
  const one = await table()
  one.raw.send({ type: 'leave', channel: one.channel })
  await expect.poll(() => one.document.members.size).toBe(1)
  expect(one.rooms()).not.toContain(`d${one.channel}`)
  const other = await table()
  await other.pool.query('UPDATE "CollabDocument" SET "ownerEpoch" = "ownerEpoch" + 1 WHERE "id" = $1', [
    other.document.id,
  ])
  write(other.a, 'too late')
  await expect.poll(() => other.document.closed).toBe(true)
  expect(other.rooms()).not.toContain(`d${other.channel}`)
})
