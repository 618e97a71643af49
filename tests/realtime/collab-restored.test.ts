import { expect, test } from 'vitest'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { connect, linesOf, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'
import { rawClient } from './raw-client.ts'

async function textOfTwoRows() {
  const server = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  const sockets = [connect(server.url, ada), connect(server.url, bo)]
  const [a, b] = await Promise.all([
    openReady(server.url, ada, section.id, { socket: sockets[0] }),
    openReady(server.url, bo, section.id, { socket: sockets[1] }),
  ])
  write(a, 'in the backup')
  await Promise.all([saved(a), shows(b, 'in the backup')])
  write(a, 'written after it')
  await Promise.all([saved(a), shows(b, 'written after it')])
  const { id } = server.collab.documents.of({ type: 'section', id: section.id })!
  return { ...server, section, ada, a, b, sockets, id }
}

test('the database was restored from a backup: what is missing is offered back to its author, and nobody is told that it is saved', async () => {
  const { collab, pool, a, b, id, section, sockets } = await textOfTwoRows()
  // As if the process had stopped, the backup been put in its place, and the process been started again.
  await pool.query('DELETE FROM "CollabUpdate" WHERE "documentId" = $1 AND "seq" > 1', [id])
  collab.documents.evict(collab.documents.of({ type: 'section', id: section.id })!, 'stopped')
  for (const socket of sockets) socket.disconnect().connect()
  await Promise.all([a, b].map((desk) => when(desk, () => desk.generation === 1, 'the text to start anew')))
  await Promise.all([a.ready, b.ready])
  expect(a.refusedText).toBe('written after it')
  expect(b.refusedText).toBeNull()
  expect([linesOf(a.fragment), linesOf(b.fragment)]).toEqual([['in the backup'], ['in the backup']])
  write(b, 'and on it goes')
  await Promise.all([saved(b), shows(a, 'and on it goes')])
})

test('a tab that comes back late, when the text has gone on, starts anew, too, and loses nothing of its own', async () => {
  const { collab, pool, a, b, id, section, sockets } = await textOfTwoRows()
  await pool.query('DELETE FROM "CollabUpdate" WHERE "documentId" = $1 AND "seq" > 1', [id])
  sockets[0]!.disconnect()
  collab.documents.evict(collab.documents.of({ type: 'section', id: section.id })!, 'stopped')
  sockets[1]!.disconnect().connect()
  await when(b, () => b.generation === 1, 'the text to start anew')
  await b.ready
  for (const line of ['one', 'two', 'three']) {
    write(b, line)
    await saved(b)
  }
  sockets[0]!.connect()
  await when(a, () => a.generation === 1, 'the late tab to start anew')
  await shows(a, 'three')
  expect(linesOf(a.fragment)).toEqual(['in the backup', 'one', 'two', 'three'])
  expect(a.refusedText).toBe('written after it')
})

test('who is at the text meanwhile comes in anew with it, and is given back what was lost of theirs', async () => {
  const { collab, pool, a, b, id, section, sockets } = await textOfTwoRows()
  await pool.query('DELETE FROM "CollabUpdate" WHERE "documentId" = $1 AND "seq" > 1', [id])
  sockets[0]!.disconnect()
  collab.documents.evict(collab.documents.of({ type: 'section', id: section.id })!, 'stopped')
  sockets[1]!.disconnect().connect()
  await when(b, () => b.generation === 1, 'the text to start anew')
  await b.ready
  const { lineage } = collab.documents.of({ type: 'section', id: section.id })!
  sockets[0]!.connect()
  await when(a, () => a.generation === 1, 'the text to start anew')
  await a.ready
  expect([a.refusedText, b.refusedText, b.generation]).toEqual(['written after it', null, 1])
  expect(collab.documents.of({ type: 'section', id: section.id })!.lineage).toBe(lineage)
})

test('whoever comes while the new lineage is on its way to the database waits for it, and starts anew once', async () => {
  const { collab, pool, a, b, id, section, sockets, url, ada } = await textOfTwoRows()
  await pool.query('DELETE FROM "CollabUpdate" WHERE "documentId" = $1 AND "seq" > 1', [id])
  const query = pool.query.bind(pool) as (text: string, values?: unknown[]) => Promise<unknown>
  let asked = 0
  let go = () => undefined as void
  const held = new Promise<void>((resolve) => (go = resolve))
  Object.assign(pool, {
    query: async (text: string, values?: unknown[]) => {
      if (String(text).includes('"formerLineage" = "lineage"') && ++asked) await held
      return query(text, values)
    },
  })
  collab.documents.evict(collab.documents.of({ type: 'section', id: section.id })!, 'stopped')
  for (const socket of sockets) socket.disconnect().connect()
  await expect.poll(() => asked).toBe(1)
  const late = rawClient(url, ada)
  late.join(section.id, { clientId: 4711 })
  await expect.poll(() => collab.documents.of({ type: 'section', id: section.id })?.holds).toBe(3)
  go()
  const { joined } = await late.next('joined')
  expect(joined.lineage).toBe(collab.documents.of({ type: 'section', id: section.id })!.lineage)
  await Promise.all([a, b].map((desk) => when(desk, () => desk.generation === 1, 'the text to start anew')))
  await Promise.all([a.ready, b.ready])
  write(b, 'and on it goes')
  await Promise.all([saved(b), shows(a, 'and on it goes')])
  expect([asked, a.generation, b.generation, b.refusedText]).toEqual([1, 1, 1, null])
})

test('a page that claims to know more than there is makes the others begin anew once at most', async () => {
  const { collab, a, b, section, ada, url } = await textOfTwoRows()
  const liar = rawClient(url, ada)
  for (let lie = 0; lie < 3; lie++) {
    const { lineage } = collab.documents.of({ type: 'section', id: section.id })!
    liar.join(section.id, { lineage, headSeq: 1e9, clientId: 1000 + lie })
    expect((await liar.next('denied')).denied.code).toBe('LINEAGE')
  }
  await Promise.all([a, b].map((desk) => when(desk, () => desk.generation === 1, 'the text to start anew')))
  await Promise.all([a.ready, b.ready])
  write(b, 'and on it goes')
  await Promise.all([saved(b), shows(a, 'and on it goes')])
  expect([a.generation, b.generation, a.refusedText, b.refusedText]).toEqual([1, 1, null, null])
  expect(linesOf(a.fragment)).toEqual(['in the backup', 'written after it', 'and on it goes'])
})

test('a node that was replaced and does not know it yet tells nobody that their text is lost', async () => {
  const { collab, pool, a, b, id, section, sockets } = await textOfTwoRows()
  const document = collab.documents.of({ type: 'section', id: section.id })!
  // Another owner took it over and stored a row that this one has not heard of.
  await pool.query('UPDATE "CollabDocument" SET "ownerEpoch" = "ownerEpoch" + 1 WHERE "id" = $1', [id])
  document.appliedSeq = 1
  sockets[1]!.disconnect().connect()
  await when(b, () => b.state !== 'saved', 'the cut')
  await Promise.all([saved(a), saved(b)])
  expect([a.refusedText, b.refusedText, a.generation, b.generation]).toEqual([null, null, 0, 0])
  expect(collab.documents.of({ type: 'section', id: section.id })).not.toBe(document)
  write(b, 'goes on')
  await Promise.all([saved(b), shows(a, 'goes on')])
})
