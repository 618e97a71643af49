import pg from 'pg'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { db } from '#app/platform/db.server.ts'
import type { LiveDocument } from '#server/realtime/collab/document/live-document.ts'
import { compact } from '#server/realtime/collab/log/compaction.ts'
import { identified } from '#tests/factories/blocks.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import {
  connect,
  linesOf,
  openReady,
  quiet,
  saved,
  shows,
  startCollab,
  when,
  write,
} from '#tests/realtime/collab-harness.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { faultyPool } from './faulty-pool.ts'
import { sqlOf, type Statement } from './statement.ts'

/** What a former owner stored at the last moment. */
async function foreignRow(document: LiveDocument, seq: number) {
  const pool = new pg.Pool({ connectionString: testDatabase(), max: 1 })
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(document.doc))
  const before = Y.encodeStateVector(other)
  const paragraph = identified(new Y.XmlElement('paragraph'))
  other.getXmlFragment('content').push([paragraph])
  paragraph.push([new Y.XmlText('from the former owner')])
  await pool.query(
    'INSERT INTO "CollabUpdate" ("documentId", "seq", "epoch", "clientId", "clientSeq", "bytes") VALUES ($1, $2, $3, $4, 1, $5)',
    [document.id, seq, String(document.epoch - 1n), other.clientID, Buffer.from(Y.encodeStateAsUpdate(other, before))],
  )
  await pool.end()
}

async function table() {
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  return { section, ada, bo }
}

test('F3 a database that refuses for a while: nobody is told saved, and nothing is lost', async () => {
  const { pool, state } = faultyPool()
  const { url, collab, close } = await startCollab({ pool })
  const { section, ada, bo } = await table()
  const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
  state.fault = 'refused'
  write(a, 'typed during the fault')
  write(b, 'and this')
  await expect.poll(() => state.commits).toBeGreaterThan(3)
  expect([a.state, b.state]).toEqual(['saving', 'saving'])
  expect(linesOf(b.fragment)).toEqual(['and this'])
  state.fault = 'none'
  await Promise.all([saved(a), saved(b), shows(a, 'and this'), shows(b, 'typed during the fault')])
  expect(collab.stats.commitFailures).toBeGreaterThan(2)
  await close()
})

test('F3 commits that happened although their answer was lost are neither repeated nor forgotten', async () => {
  const { pool, state } = faultyPool()
  const { url, collab, close } = await startCollab({ pool })
  const { section, ada } = await table()
  const a = await openReady(url, ada, section.id)
  state.fault = 'answer lost'
  for (let line = 0; line < 5; line++) {
    write(a, `line ${line}`)
    await saved(a)
  }
  state.fault = 'none'
  const { id } = collab.documents.of({ type: 'section', id: section.id })!
  const { rows } = await pool.query('SELECT "seq" FROM "CollabUpdate" WHERE "documentId" = $1 ORDER BY "seq"', [id])
  expect(rows.map(({ seq }) => Number(seq))).toEqual([1, 2, 3, 4, 5])
  await close()
})

test('F3 at the limit of what may wait, authors are asked to hold; a text with unstored rows never leaves the memory', async () => {
  const { pool, state } = faultyPool()
  const { url, collab, close } = await startCollab({ pool, limits: { pendingBytesPerDocument: 2000, idleUnloadMs: 1 } })
  const { section, ada, bo } = await table()
  const socket = connect(url, ada)
  const a = await openReady(url, ada, section.id, { socket })
  state.fault = 'stalled'
  write(a, 'x'.repeat(1500))
  write(a, 'y'.repeat(1500))
  await expect.poll(() => collab.documents.of({ type: 'section', id: section.id })!.pendingBytes).toBeGreaterThan(2000)
  write(a, 'one too many')
  await expect.poll(() => collab.stats.refusals.RATE ?? 0).toBeGreaterThan(0)
  expect(a.state).toBe('saving')
  socket.disconnect()
  await expect.poll(() => collab.documents.of({ type: 'section', id: section.id })?.members.size).toBe(0)
  expect(collab.documents.of({ type: 'section', id: section.id })).toBeDefined()
  state.fault = 'none'
  state.release()
  const b = await openReady(url, bo, section.id)
  expect(linesOf(b.fragment).slice(0, 2)).toEqual(['x'.repeat(1500), 'y'.repeat(1500)])
  await close()
})

test('F5 another process takes the document over: the former owner can store nothing more, and its people come back', async () => {
  const [one, two] = [await startCollab(), await startCollab()]
  const { section, ada, bo } = await table()
  const a = await openReady(one.url, ada, section.id)
  write(a, 'under the first owner')
  await saved(a)
  const zombie = one.collab.documents.of({ type: 'section', id: section.id })!
  const b = await openReady(two.url, bo, section.id)
  write(b, 'under the second owner')
  await saved(b)
  write(a, 'sent to the zombie')
  await Promise.all([saved(a), shows(a, 'under the second owner')])
  expect(zombie.closed).toBe(true)
  expect(one.collab.documents.of({ type: 'section', id: section.id })!.epoch).toBeGreaterThan(zombie.epoch)
  write(b, 'and back again')
  await Promise.all([saved(b), shows(b, 'sent to the zombie')])
  expect([...linesOf(b.fragment)].sort()).toEqual([
    'and back again',
    'sent to the zombie',
    'under the first owner',
    'under the second owner',
  ])
})

test('F5 a row that a former owner stored at the last moment keeps its place, and ours move up', async () => {
  const { url, collab, pool } = await startCollab()
  const { section, ada, bo } = await table()
  const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
  write(a, 'one')
  await Promise.all([saved(a), shows(b, 'one')])
  const document = collab.documents.of({ type: 'section', id: section.id })!
  await foreignRow(document, 2)
  write(a, 'two')
  await Promise.all([saved(a), shows(a, 'from the former owner'), shows(b, 'from the former owner'), shows(b, 'two')])
  const { rows } = await pool.query('SELECT "seq" FROM "CollabUpdate" WHERE "documentId" = $1 ORDER BY "seq"', [
    document.id,
  ])
  expect(rows.map(({ seq }) => Number(seq))).toEqual([1, 2, 3])
  await when(b, () => linesOf(b.fragment).length === 3)
  expect(linesOf(a.fragment)).toEqual(linesOf(b.fragment))
})

test('F3 a connection that breaks while a doubtful commit is looked into: nothing is counted as stored twice', async () => {
  const { pool, state } = faultyPool()
  const { url, collab, close } = await startCollab({ pool })
  const { section, ada, bo } = await table()
  const second = await buildSection({ roundtable: { id: ada.seat.roundtableId } })
  const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, ada, second.id)])
  const [one, two] = [section, second].map(({ id }) => collab.documents.of({ type: 'section', id: id })!)
  // While one commit waits, a row of each text gathers for the next.
  state.fault = 'stalled'
  write(a, 'first')
  await expect.poll(() => state.commits).toBe(1)
  write(a, 'in the first text')
  write(b, 'in the second')
  await expect.poll(() => one!.pending.length + two!.pending.length).toBe(3)
  // Commits happen and their answers are lost. Looking into the second text fails once; while the first one is looked into, more comes into it.
  const query = pool.query.bind(pool) as (statement: Statement, values: unknown[]) => Promise<unknown>
  const looks = { one: 0, two: 0 }
  pool.query = (async (statement: Statement, values: unknown[]) => {
    if (sqlOf(statement).includes('SELECT "ownerEpoch"')) {
      if (values[0] === one!.id && ++looks.one === 1) {
        write(a, 'typed meanwhile')
        await expect.poll(() => [one!.appliedSeq, looks.two]).toEqual([3, 2])
        state.fault = 'none'
      }
      if (values[0] === two!.id && ++looks.two === 1) throw new Error('the connection was reset')
    }
    return query(statement, values)
  }) as typeof pool.query
  state.fault = 'answer lost'
  state.release()
  await expect.poll(() => looks.two).toBe(2)
  await Promise.all([saved(a), saved(b)])
  const stored = async ({ id }: LiveDocument) =>
    (await db.collabUpdate.findMany({ where: { documentId: id }, orderBy: { seq: 'asc' } })).map(({ seq }) =>
      Number(seq),
    )
  expect(await Promise.all([one!, two!].map(stored))).toEqual([[1, 2, 3], [1]])
  expect([one!.committedSeq, two!.committedSeq]).toEqual([3, 1])
  expect([one!.pendingBytes, two!.pendingBytes]).toEqual([0, 0])
  await close({ kill: true })
  const next = await startCollab()
  const fresh = await openReady(next.url, bo, section.id)
  expect(linesOf(fresh.fragment)).toEqual(['first', 'in the first text', 'typed meanwhile'])
})

test('F10 a former owner’s row that comes in while a snapshot is made is not lost with it', async () => {
  const { pool, state } = faultyPool()
  const { url, collab, close } = await startCollab({ pool })
  const { section, ada, bo } = await table()
  const a = await openReady(url, ada, section.id)
  write(a, 'one')
  await saved(a)
  const document = collab.documents.of({ type: 'section', id: section.id })!
  state.fault = 'stalled'
  write(a, 'two')
  await expect.poll(() => document.pending.length).toBe(1)
  const compacted = compact({ pool, log: quiet, stats: collab.stats }, document)
  await foreignRow(document, 2)
  state.fault = 'none'
  state.release()
  await Promise.all([saved(a), shows(a, 'from the former owner'), compacted])
  await close()
  const second = await startCollab()
  const b = await openReady(second.url, bo, section.id)
  expect([...linesOf(b.fragment)].sort()).toEqual(['from the former owner', 'one', 'two'])
})

test('F10 a snapshot that no longer reads as what it was is passed over for the log', async () => {
  const first = await startCollab({ limits: { compactRows: 3 } })
  const { section, ada, bo } = await table()
  const a = await openReady(first.url, ada, section.id)
  for (let line = 0; line < 8; line++) {
    write(a, `line ${line}`)
    await saved(a)
    // Rows that come while a snapshot is made make none due.
    await expect.poll(() => first.collab.stats.snapshots).toBe(Math.floor((line + 1) / 3))
  }
  const { id } = first.collab.documents.of({ type: 'section', id: section.id })!
  await first.pool.query(
    `UPDATE "CollabSnapshot" SET "bytes" = set_byte("bytes", length("bytes") / 2, 255 - get_byte("bytes", length("bytes") / 2))
     WHERE "documentId" = $1`,
    [id],
  )
  a.destroy()
  await first.close()
  const second = await startCollab()
  const b = await openReady(second.url, bo, section.id)
  expect(linesOf(b.fragment)).toEqual(Array.from({ length: 8 }, (_, line) => `line ${line}`))
  expect(b.role).toBe('writer')
  const third = await startCollab()
  await third.pool.query('DELETE FROM "CollabUpdate" WHERE "documentId" = $1 AND "seq" > 5', [id])
  const c = await openReady(third.url, bo, section.id)
  expect(linesOf(c.fragment)).toEqual(Array.from({ length: 5 }, (_, line) => `line ${line}`))
  expect([c.role, c.reason]).toEqual(['reader', 'damaged'])
})
