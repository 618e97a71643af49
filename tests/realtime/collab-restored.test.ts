import { expect, test } from 'vitest'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { connect, linesOf, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'

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
