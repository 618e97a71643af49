import { expect, test } from 'vitest'
import { connectSocket } from '#app/editor/collab/collab-socket.ts'
import { PROTOCOL } from '#app/shared/collab-messages.ts'
import { COLLAB_EVENT } from '#app/shared/collab-protocol.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { connect, linesOf, openReady, saved, startCollab, when, write } from './collab-harness.ts'
import { rawClient } from './raw-client.ts'

async function table() {
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  return { roundtable, section, ada, bo }
}

test('garbage ends the connection that sent it, and nothing else', async () => {
  const { url, collab } = await startCollab()
  const { section, ada, bo } = await table()
  const a = await openReady(url, ada, section.id)
  const garbage = [Buffer.from([250, 1, 2, 3]), Buffer.alloc(0), Buffer.from('text'), Buffer.from([1, 5, 123])]
  for (const message of garbage) {
    const { socket, next } = rawClient(url, bo)
    const cut = new Promise((resolve) => socket.once('disconnect', resolve))
    await new Promise<void>((resolve) => void (socket.connected ? resolve() : socket.once('connect', resolve)))
    socket.emit(COLLAB_EVENT, message)
    expect((await next('kick')).code).toBe('PROTOCOL')
    await cut
    socket.disconnect()
  }
  const raw = rawClient(url, bo)
  raw.join(section.id)
  const { channel } = (await raw.next('joined')).joined
  raw.send({ type: 'update', channel, cseq: 1, bytes: new Uint8Array([9, 9, 9, 9, 9]) })
  expect((await raw.next('nack')).code).toBe('MALFORMED')
  raw.send({ type: 'resync', channel, stateVector: new Uint8Array([255, 255]) })
  raw.socket.emit('unheard', { of: 'it' })
  write(a, 'still here')
  await saved(a)
  expect(collab.stats.refusals.PROTOCOL).toBe(garbage.length)
})

test('another schema version or protocol is turned away with the word to upgrade', async () => {
  const { url } = await startCollab()
  const { section, ada } = await table()
  const raw = rawClient(url, ada)
  raw.join(section.id, { schemaVersion: 0 })
  expect((await raw.next('denied')).denied.code).toBe('UPGRADE')
  raw.join(section.id, { protocol: PROTOCOL + 1 })
  expect((await raw.next('denied')).denied.code).toBe('UPGRADE')
  const { CollabProvider } = await import('#app/editor/collab/provider.ts')
  const old = new CollabProvider({
    subject: { type: 'section', id: section.id },
    socket: connect(url, ada),
    indexedDb: false,
    schemaVersion: 0,
  })
  await when(old, () => old.state === 'upgrade')
  old.destroy()
})

test('a section of another roundtable, or none, is not there', async () => {
  const { url } = await startCollab()
  const { ada } = await table()
  const raw = rawClient(url, ada)
  raw.join((await buildSection()).id)
  expect((await raw.next('denied')).denied.code).toBe('GONE')
  raw.join('0190b0b0-0000-7000-8000-000000000000')
  expect((await raw.next('denied')).denied.code).toBe('GONE')
})

test('whoever has another lineage of the text starts anew, and keeps their words', async () => {
  const { url, collab, pool } = await startCollab({ limits: { idleUnloadMs: 0 } })
  const { section, ada } = await table()
  const a = await openReady(url, ada, section.id)
  write(a, 'of the first lineage')
  await saved(a)
  const document = collab.documents.of({ type: 'section', id: section.id })!
  a.doc.transact(() => undefined)
  const manager = (a as unknown as { socket: { disconnect(): void; connect(): void } }).socket
  manager.disconnect()
  write(a, 'typed while offline')
  await expect.poll(() => collab.documents.of({ type: 'section', id: section.id })).toBeUndefined()
  await pool.query('UPDATE "CollabDocument" SET "lineage" = gen_random_uuid() WHERE "id" = $1', [document.id])
  manager.connect()
  await when(a, () => a.state === 'refused')
  await a.ready
  expect(a.refusedText).toBe('typed while offline')
  expect(linesOf(a.fragment)).toEqual(['of the first lineage'])
})

test('a socket without a session gets no further than the door', async () => {
  const { url } = await startCollab()
  const socket = connectSocket(url, { transports: ['websocket'], forceNew: true, auth: { personId: 'nobody' } })
  const error = await new Promise<Error>((resolve) => void socket.once('connect_error', resolve))
  expect(error.message).toBe('signed-out')
  socket.disconnect()
})
