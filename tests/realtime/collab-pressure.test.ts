// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- the server's own end of the line
import type { Socket as ServerSocket } from 'socket.io'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CollabProvider } from '#app/editor/collab/provider.ts'
import { easing } from '#server/realtime/collab/measures/loop-lag.ts'
import { DEFAULT_LIMITS } from '#server/realtime/collab/wire/limits.ts'
import { RateLimits } from '#server/realtime/collab/wire/rates.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { linesOf, open, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'

async function table() {
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  return { roundtable, section, ada, bo }
}

function standAt(provider: CollabProvider, block: number) {
  const text = (provider.fragment.get(block) as Y.XmlElement).get(0) as Y.XmlText
  const place = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, 1))
  provider.setPresence({ anchor: place, head: place })
}

test('a late event loop halves the cursors first, then the ticks, and then goes without cursors', () => {
  expect([0, 30, 60, 160].map(easing)).toEqual([
    { ticks: 1, cursorsEvery: 1 },
    { ticks: 1, cursorsEvery: 2 },
    { ticks: 2, cursorsEvery: 2 },
    { ticks: 2, cursorsEvery: Infinity },
  ])
})

test('while cursors are left out the text goes on, and the last of them is shown when there is time again', async () => {
  let lag = 200
  const { url } = await startCollab({ lag: () => lag })
  const { section, ada, bo } = await table()
  const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
  await when(b, () => b.people.length === 1)
  for (const place of [1, 2, 3]) a.setPresence({ anchor: new Uint8Array([place]), head: new Uint8Array([place]) })
  write(a, 'the text goes on')
  await shows(b, 'the text goes on')
  expect(b.people[0]!.anchor).toBeNull()
  lag = 0
  await when(b, () => b.people[0]?.anchor?.[0] === 3)
})

test('many windows of one person share what a person may send', () => {
  const rates = new RateLimits({ ...DEFAULT_LIMITS, updatesPerSecond: 0.001, updateBurst: 5 })
  const window = (personId: string) => rates.ofConnection(personId).updates
  const taken = [1, 2, 3, 4, 5].flatMap(() => {
    const updates = window('ada')
    return [1, 2, 3, 4, 5, 6].filter(() => updates.take() === 0)
  })
  expect(taken).toHaveLength(15)
  expect(window('bo').take()).toBe(0)
})

test('of many who join at once some are asked to come back, and all get in', async () => {
  const { url, collab } = await startCollab({ limits: { joinsAtOnce: 2 } })
  const { section, ada } = await table()
  await Promise.all(Array.from({ length: 12 }, () => openReady(url, ada, section.id)))
  expect(collab.stats.refusals.RETRY).toBeGreaterThan(0)
  expect(collab.documents.of({ type: 'section', id: section.id })!.members.size).toBe(12)
})

/** Makes the server believe that this one's buffer is full. */
function blockReader(server: Awaited<ReturnType<typeof startCollab>>, sectionId: string, { doc }: CollabProvider) {
  const members = [...server.collab.documents.of({ type: 'section', id: sectionId })!.members.values()]
  const { socket } = members.find(({ clientId }) => clientId === doc.clientID)!
  const transport = (socket as ServerSocket).conn.transport as unknown as { socket: object }
  let bytes = 1e9
  Object.defineProperty(transport.socket, 'bufferedAmount', { get: () => bytes, configurable: true })
  return () => void (bytes = 0)
}

test('F9 whoever reads too slowly is sent nothing, and has everything in one difference when they are back', async () => {
  const server = await startCollab()
  const { section, ada, bo } = await table()
  const [a, b] = await Promise.all([openReady(server.url, ada, section.id), openReady(server.url, bo, section.id)])
  const release = blockReader(server, section.id, b)
  for (let line = 0; line < 10; line++) {
    write(a, `line ${line}`)
    await saved(a)
  }
  expect(server.collab.stats.slowReceivers).toBe(1)
  expect(linesOf(b.fragment)).toEqual([])
  let transactions = 0
  b.doc.on('afterTransaction', () => transactions++)
  release()
  await shows(b, 'line 9')
  expect(linesOf(b.fragment)).toHaveLength(10)
  expect(transactions).toBe(1)
  write(a, 'and on')
  await shows(b, 'and on')
})

test('F9 whoever does not read at all is cut off, and may come back', async () => {
  const server = await startCollab({ limits: { laggingMs: 300 } })
  const { section, ada, bo } = await table()
  const [a, b] = await Promise.all([openReady(server.url, ada, section.id), openReady(server.url, bo, section.id)])
  blockReader(server, section.id, b)
  write(a, 'one')
  await expect.poll(() => server.collab.stats.droppedReceivers).toBe(1)
  await shows(b, 'one')
  expect(b.state).toBe('saved')
})

test('in a crowd each sees who works near them and the moderators, and how many others there are', async () => {
  const { url, collab } = await startCollab({ limits: { joinsPer10s: 1000 } })
  const { roundtable, section, ada, bo } = await table()
  const [moderator, observer] = await Promise.all([
    buildMember({ roundtable, role: 'moderator' }),
    buildMember({ roundtable, role: 'observer' }),
  ])
  const [a, b] = await Promise.all([
    openReady(url, ada, section.id),
    openReady(url, bo, section.id),
    openReady(url, moderator, section.id),
  ])
  for (let line = 0; line < 20; line++) write(a, `line ${line}`)
  await Promise.all([saved(a), shows(b, 'line 19')])
  expect(a.people).toHaveLength(2)
  const crowd = Array.from({ length: 50 }, () => open(url, observer, section.id))
  await Promise.all(crowd.map(({ ready }) => ready))
  const seenBy = (provider: CollabProvider) => provider.people.map(({ name }) => name)
  await when(a, () => a.unseen === 51)
  expect(seenBy(a)).toEqual([moderator.person.name])
  await when(crowd[49]!, () => seenBy(crowd[49]!).join() === moderator.person.name && crowd[49]!.unseen === 51)
  standAt(a, 0)
  standAt(b, 10)
  await when(a, () => a.unseen === 51)
  standAt(b, 3)
  await when(a, () => a.people.some(({ personId, head }) => personId === bo.person.id && head !== null))
  expect(a.unseen).toBe(50)
  standAt(b, 15)
  await when(a, () => a.people.length === 1)
  // The moderator's place is nowhere; however many are nearer, it is not taken.
  for (const one of crowd.slice(0, 30)) standAt(one, 0)
  await when(a, () => a.people.length === 24 && seenBy(a).includes(moderator.person.name))
  for (const one of crowd) one.destroy()
  await when(a, () => a.unseen === 0 && a.people.length === 2)
  await when(b, () => b.people.some(({ personId, head }) => personId === ada.person.id && head !== null))
  expect(collab.documents.of({ type: 'section', id: section.id })!.members.size).toBe(3)
})
