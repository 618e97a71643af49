import pg from 'pg'
// eslint-disable-next-line @typescript-eslint/no-restricted-imports -- the server's own end of the line
import type { Socket as ServerSocket } from 'socket.io'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { sqlOf, type Statement } from '#tests/faults/statement.ts'
import { testDatabase } from '#tests/setup/database.ts'
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

test('what one writes the other sees, both ways, and whoever comes later sees all', async () => {
  const { url } = await startCollab()
  const { roundtable, section, ada, bo } = await table()
  const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
  write(a, 'from Ada')
  write(b, 'from Bo')
  await Promise.all([shows(a, 'from Bo'), shows(b, 'from Ada'), saved(a), saved(b)])
  expect(linesOf(a.fragment)).toEqual(linesOf(b.fragment))
  const late = await openReady(url, await buildMember({ roundtable, role: 'observer' }), section.id)
  expect(linesOf(late.fragment)).toEqual(linesOf(a.fragment))
  expect(late.role).toBe('reader')
  expect(a.savedAt).toBeInstanceOf(Date)
})

test('an edit is acknowledged and shown only after its commit', async () => {
  const real = new pg.Pool({ connectionString: testDatabase(), max: 4 })
  let stall: Promise<void> | null = null
  let commits = 0
  const pool = new Proxy(real, {
    get(target, property) {
      if (property !== 'query') return Reflect.get(target, property).bind?.(target) ?? Reflect.get(target, property)
      return async (statement: Statement, values: unknown[]) => {
        if (sqlOf(statement).includes('INSERT INTO "CollabUpdate"')) {
          commits++
          await stall
        }
        return target.query(statement, values)
      }
    },
  })
  const { url, collab, close } = await startCollab({ pool })
  const { section, ada, bo } = await table()
  const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
  let release: () => void = () => undefined
  stall = new Promise((resolve) => (release = resolve))
  write(a, 'not stored yet')
  const document = collab.documents.of({ type: 'section', id: section.id })!
  await when(a, () => a.state === 'saving')
  await expect.poll(() => document.pending.length).toBe(1)
  // Several round trips later it is still neither saved nor visible, and a newcomer waits for it.
  const late = open(url, bo, section.id)
  let joined = false
  void late.ready.then(() => (joined = true))
  for (let turn = 0; turn < 5; turn++) {
    b.setPresence({ anchor: new Uint8Array([turn]), head: new Uint8Array([turn]) })
    await when(a, () => a.people.some(({ anchor }) => anchor?.[0] === turn))
  }
  expect(a.state).toBe('saving')
  expect(linesOf(b.fragment)).toEqual([])
  expect(joined).toBe(false)
  release()
  await Promise.all([saved(a), shows(b, 'not stored yet'), late.ready])
  expect(linesOf(late.fragment)).toEqual(['not stored yet'])
  expect(commits).toBe(1)
  await close()
  await real.end()
})

test('the edits of many documents share commits', async () => {
  const { url, collab } = await startCollab()
  const { roundtable, ada } = await table()
  const sections = await Promise.all(Array.from({ length: 8 }, () => buildSection({ roundtable })))
  const desks = await Promise.all(sections.map(({ id }) => openReady(url, ada, id)))
  const before = { ...collab.stats }
  for (let round = 0; round < 5; round++) {
    for (const [index, desk] of desks.entries()) write(desk, `line ${round} of ${index}`)
    await Promise.all(desks.map(saved))
  }
  expect(collab.stats.rows - before.rows).toBe(40)
  expect(collab.stats.commits - before.commits).toBeLessThan(30)
})

test('many who open a document at once have it loaded once', async () => {
  const { url, collab } = await startCollab()
  const { section, ada } = await table()
  const desks = await Promise.all(Array.from({ length: 12 }, () => openReady(url, ada, section.id)))
  expect(collab.stats.loads).toBe(1)
  expect(new Set(desks.map(({ doc }) => doc.clientID)).size).toBe(12)
})

test('after a restart everything acknowledged is there, from the log and from a snapshot', async () => {
  const first = await startCollab({ limits: { compactRows: 5 } })
  const { section, ada, bo } = await table()
  const a = await openReady(first.url, ada, section.id)
  for (let line = 0; line < 12; line++) {
    write(a, `line ${line}`)
    await saved(a)
  }
  await expect.poll(() => first.collab.stats.snapshots).toBeGreaterThan(0)
  await first.close({ kill: true })
  const second = await startCollab({}, first.port)
  const b = await openReady(second.url, bo, section.id)
  expect(linesOf(b.fragment)).toEqual(Array.from({ length: 12 }, (_, line) => `line ${line}`))
  // The first author comes back by itself, with its own numbering of edits.
  await when(a, () => a.state === 'saved')
  write(a, 'after the restart')
  await shows(b, 'after the restart')
  const { rows } = await second.pool.query('SELECT "seq" FROM "CollabUpdate" WHERE "documentId" = $1 ORDER BY "seq"', [
    second.collab.documents.of({ type: 'section', id: section.id })!.id,
  ])
  expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => index + 1))
})

test('an edit whose acknowledgement was lost is recognised when it comes again', async () => {
  const { url, collab } = await startCollab()
  const { section, ada, bo } = await table()
  const a = await openReady(url, ada, section.id)
  const b = await openReady(url, bo, section.id)
  const socket = collab.documents.of({ type: 'section', id: section.id })!.members.values().next().value!
    .socket as ServerSocket
  const emit = socket.emit.bind(socket)
  // Cuts the line at the moment the acknowledgement would leave.
  socket.emit = ((event: string, message: Buffer) => {
    if (message[0] === 34) return socket.conn.close()
    return emit(event, message)
  }) as typeof socket.emit
  write(a, 'once')
  await shows(b, 'once')
  await when(a, () => a.state === 'saved')
  expect(linesOf(b.fragment)).toEqual(['once'])
  expect(collab.stats.rows).toBe(1)
})

test('a document with a missing or broken row opens read-only, with what came before it', async () => {
  const first = await startCollab()
  const { section, ada } = await table()
  const a = await openReady(first.url, ada, section.id)
  for (const line of ['one', 'two', 'three']) {
    write(a, line)
    await saved(a)
  }
  const { id } = first.collab.documents.of({ type: 'section', id: section.id })!
  a.destroy()
  await first.close()
  const second = await startCollab()
  await second.pool.query('DELETE FROM "CollabUpdate" WHERE "documentId" = $1 AND "seq" = 2', [id])
  const b = await openReady(second.url, ada, section.id)
  expect(linesOf(b.fragment)).toEqual(['one'])
  expect([b.role, b.reason]).toEqual(['reader', 'damaged'])
  expect(second.collab.status().alarms).toEqual([
    { documentId: id, subject: { type: 'section', id: section.id }, damage: 'row 2 is missing' },
  ])
})

test.each([
  ['its take-over', /"ownerEpoch" \+ 1/],
  ['its snapshot', /FROM "CollabSnapshot"/],
  ['its rows', /FROM "CollabUpdate"/],
  ['its authors', /FROM "CollabClient"/],
])(
  'a database that does not answer with %s refuses the JOIN instead of opening an empty text',
  async (_, statement) => {
    const broken = new pg.Pool({ connectionString: testDatabase() })
    const { url, close } = await startCollab({ pool: broken })
    const { section, ada } = await table()
    const query = broken.query.bind(broken) as (...given: unknown[]) => unknown
    let failures = 2
    broken.query = ((...given: unknown[]) =>
      statement.test(String(given[0])) && failures-- > 0
        ? Promise.reject(new Error('connection refused'))
        : query(...given)) as typeof broken.query
    const a = open(url, ada, section.id)
    await a.ready
    expect(failures).toBeLessThan(0)
    expect(Y.encodeStateVector(a.doc)).toEqual(new Uint8Array([0]))
    await close()
    await broken.end()
  },
)

test('a channel that the database gives a second time, as after a crash, is nobody’s but the first document’s', async () => {
  const { url, pool, collab } = await startCollab()
  const [one, two] = [await table(), await table()]
  const first = await openReady(url, one.ada, one.section.id)
  const { channel } = collab.documents.of({ type: 'section', id: one.section.id })!
  await pool.query(`SELECT setval('"CollabChannel"', $1, false)`, [channel])
  const second = await openReady(url, two.ada, two.section.id)
  write(first, 'in the first')
  write(second, 'in the second')
  await Promise.all([saved(first), saved(second)])
  expect([linesOf(first.fragment), linesOf(second.fragment)]).toEqual([['in the first'], ['in the second']])
})
