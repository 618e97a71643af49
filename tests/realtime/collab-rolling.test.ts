import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { leftIdsIn } from '#app/editor/collab/left-ids.ts'
import { examine } from '#server/realtime/collab/log/offline.ts'
import { thinSnapshots } from '#server/realtime/collab/log/thinning.ts'
import { connect, linesOf, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'
import { device, fakeStorage } from './device.ts'
import { rawClient, updateOf } from './raw-client.ts'
import { firstText, lineageOf, LINES, rolled, SMALL, visited } from './visited-text.ts'

test('a text of many visits is rolled while nobody is there: words, authors, threads and every earlier state stay, and it is written on', async () => {
  const scene = await visited()
  const { subject, section, ada, bo, full, thread, id } = scene
  const words = await scene.host.wordsByGroup(subject)
  const { json, headSeq } = await scene.host.contentOf(subject)
  const wrote = await scene.host.authorshipAt(subject, headSeq)
  const server = await rolled(scene)
  const { host, pool, url } = server
  expect(await lineageOf({ pool, id })).not.toBe(scene.lineage)

  expect(await host.contentOf(subject)).toEqual({ json, headSeq: headSeq + 1 })
  const document = server.collab.documents.of(subject)!
  expect([document.damage, document.doc.store.clients.size, document.bindings.size]).toEqual([null, 3, 2])
  expect(await host.wordsByGroup(subject)).toEqual(words)
  expect(words).toEqual({ [ada.group.id]: 7, [bo.group.id]: 7 })
  expect(await host.orphanedThreads(subject, [thread, 'another'])).toEqual(['another'])

  const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
  expect(linesOf(a.fragment)).toEqual(LINES)
  firstText(a).insert(0, 'Here: ')
  await Promise.all([saved(a), shows(b, 'Here: At Once')])
  write(b, 'And so on.')
  await Promise.all([saved(b), shows(a, 'And so on')])
  expect(await host.wordsByGroup(subject)).toEqual({ [ada.group.id]: 8, [bo.group.id]: 10 })

  for (let seq = 1; seq <= headSeq; seq++) expect(await host.contentAt(subject, seq)).toMatchObject({ type: 'doc' })
  expect(await host.contentAt(subject, headSeq)).toEqual(json)
  expect(await host.authorshipAt(subject, headSeq)).toEqual(wrote)
  expect((await host.authorshipAt(subject, headSeq + 1)).blocks).toEqual(wrote.blocks)
  expect(await examine(pool, { id })).toEqual([])

  // A version of the former lineage: the words that were deleted since are Bo's again, and the comment stays on its word.
  await host.restore(subject, full, { threadIds: [thread], by: ada.seat, gate: 0 })
  const version = ['The river feeds the town below.', LINES[1], 'Nobody counts the cost.']
  for (const it of [a, b]) await when(it, () => linesOf(it.fragment).join() === version.join(), 'the version')
  expect(await host.wordsByGroup(subject)).toEqual({ [ada.group.id]: 6, [bo.group.id]: 10 })
  expect(await host.orphanedThreads(subject, [thread])).toEqual([])
  const marked = firstText(a)
    .toDelta()
    .filter(({ attributes }: { attributes?: object }) => attributes)
  expect(marked).toMatchObject([{ insert: 'river' }])
  await server.close({ kill: true })
  const again = await startCollab()
  await openReady(again.url, bo, section.id)
  expect(await again.collab.host.wordsByGroup(subject)).toEqual({ [ada.group.id]: 6, [bo.group.id]: 10 })
  expect(await examine(again.pool, { id })).toEqual([])
})

test('the row of a lineage stands in for its snapshot, which is never thinned out, and the history before it for nothing of the present', async () => {
  const scene = await visited({ limits: { ...SMALL, rollIds: 1000, compactRows: 2 } })
  const { id, subject, section, ada } = scene
  const server = await rolled(scene, { limits: { ...SMALL, compactRows: 2 } })
  const { pool, url } = server
  const { headSeq: first } = await server.host.contentOf(subject)
  const a = await openReady(url, ada, section.id)
  const document = server.collab.documents.of(subject)!
  for (let line = 0; line < 12; line++) {
    write(a, `line ${line}`)
    await saved(a)
    await expect.poll(() => document.compacting || document.rowsSinceSnapshot >= 2).toBe(false)
  }
  expect(server.collab.stats.snapshots).toBeGreaterThan(4)
  await thinSnapshots(pool, id)
  const seqs = async () =>
    (await pool.query<{ seq: string }>('SELECT "seq" FROM "CollabSnapshot" WHERE "documentId" = $1', [id])).rows.map(
      ({ seq }) => Number(seq),
    )
  expect(await seqs()).toContain(first)
  await server.close()

  // Every snapshot of this lineage broken, and a hole in the history before it.
  const second = await startCollab()
  await second.pool.query('DELETE FROM "CollabSnapshot" WHERE "documentId" = $1 AND "seq" > $2', [id, first])
  await second.pool.query(
    'UPDATE "CollabSnapshot" SET "bytes" = substr("bytes", 2) WHERE "documentId" = $1 AND "seq" = $2',
    [id, first],
  )
  await second.pool.query('DELETE FROM "CollabUpdate" WHERE "documentId" = $1 AND "seq" = 2', [id])
  const b = await openReady(second.url, ada, section.id)
  expect([linesOf(b.fragment).length, b.role]).toEqual([14, 'writer'])
  expect(await examine(second.pool, { id })).toEqual(['row 2 is missing', `snapshot ${first} is broken`])
  await second.close()

  // Without the row its text has nothing to stand on, and opens read-only.
  const third = await startCollab()
  await third.pool.query('DELETE FROM "CollabUpdate" WHERE "documentId" = $1 AND "seq" = $2', [id, first])
  const c = await openReady(third.url, ada, section.id)
  expect(c.role).not.toBe('writer')
  expect(third.collab.status().alarms).toMatchObject([{ damage: `row ${first} is missing` }])
})

test('a tab of the former lineage starts anew: what it had not sent is offered back, its id is not gone on under, and nothing of it is mixed in', async () => {
  const scene = await visited()
  const { section, subject, ada, bo } = scene
  const { store } = device()
  const storage = fakeStorage()
  const left = { drafts: store, leftIds: leftIdsIn(storage) }
  const noted = await openReady(scene.url, bo, section.id, left)
  write(noted, 'Noted.')
  await saved(noted)
  noted.destroy()
  expect(storage.items.size).toBe(1)
  const socket = connect(scene.url, ada)
  const tab = await openReady(scene.url, ada, section.id, { socket })
  const held = Y.encodeStateAsUpdate(tab.doc)
  socket.disconnect()
  await when(tab, () => tab.state === 'offline')
  firstText(tab).insert(0, 'not sent ')
  const { port, lineage } = scene
  await scene.close()
  const server = await startCollab({ limits: SMALL }, port)
  await server.collab.host.contentOf(subject)
  await expect.poll(() => server.collab.stats.rolls).toBe(1)

  socket.connect()
  await when(tab, () => tab.generation === 1, 'the text to start anew')
  await tab.ready
  expect(tab.refusedText).toBe('not sent ')
  expect(linesOf(tab.fragment)).toEqual([...LINES, 'Noted.'])
  const back = await openReady(server.url, bo, section.id, left)
  expect(back.doc.clientID).not.toBe(noted.doc.clientID)
  write(back, 'Back.')
  await Promise.all([saved(back), shows(tab, 'Back.')])

  // A client that says nothing of lineages, with an update upon letters that are no longer there, and one with an id of then.
  const raw = rawClient(server.url, ada)
  raw.join(section.id)
  const { channel } = (await raw.next('joined')).joined
  const upon = updateOf(77, (fragment) => textOf(fragment).insert(3, 'upon'), held)
  raw.send({ type: 'update', channel, cseq: 1, known: 0, bytes: upon })
  expect((await raw.next('nack')).code).toBe('GAP')
  const former = rawClient(server.url, bo)
  former.join(section.id, { lineage })
  expect((await former.next('denied')).denied.code).toBe('LINEAGE')
  expect(linesOf(tab.fragment)).toEqual([...LINES, 'Noted.', 'Back.'])
})

const textOf = (fragment: Y.XmlFragment) => (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText

test('a draft that a closed tab left of the former lineage is offered back as words', async () => {
  const scene = await visited()
  const { section, subject, ada } = scene
  const { store, kept, closeAll } = device()
  const socket = connect(scene.url, ada)
  const tab = await openReady(scene.url, ada, section.id, { socket, drafts: store })
  socket.disconnect()
  await when(tab, () => tab.state === 'offline')
  write(tab, 'typed in the train')
  await expect.poll(() => kept.size).toBe(1)
  socket.removeAllListeners()
  closeAll()
  const server = await rolled(scene)
  const again = await openReady(server.url, ada, section.id, { drafts: store })
  await when(again, () => again.refusedText === 'typed in the train', 'the words')
  expect(linesOf(again.fragment)).toEqual(LINES)
  expect(await server.host.wordsByGroup(subject)).toEqual({ [ada.group.id]: 7, [scene.bo.group.id]: 7 })
})

test('words that wait for their author wait on, and are offered to them and nobody else', async () => {
  const scene = await visited()
  const { section, id, ada, bo, pool } = scene
  const { rows } = await pool.query<{ clientId: string }>(
    'SELECT "clientId" FROM "CollabClient" WHERE "documentId" = $1 AND "personId" = $2 LIMIT 2',
    [id, bo.person.id],
  )
  for (const [at, { clientId }] of rows.entries())
    await pool.query(
      'INSERT INTO "CollabUnplaced" ("documentId", "clientId", "clock", "words") VALUES ($1, $2, 0, $3)',
      [id, clientId, `word ${at}`],
    )
  const server = await rolled(scene)
  const a = await openReady(server.url, ada, section.id)
  const b = await openReady(server.url, bo, section.id, { drafts: device().store })
  await when(b, () => b.refusedText !== null, 'the words')
  expect(b.refusedText!.split('\n').sort()).toEqual(['word 0', 'word 1'])
  expect(a.refusedText).toBeNull()
  await expect
    .poll(
      async () => (await server.pool.query('SELECT 1 FROM "CollabUnplaced" WHERE "documentId" = $1', [id])).rowCount,
    )
    .toBe(0)
})
