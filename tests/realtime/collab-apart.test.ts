import { type AddressInfo, connect as connectTo, createServer, type Socket } from 'node:net'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { CONNECTION_BOUNDS } from '#app/platform/db.server.ts'
import { COLLAB_EVENT, encodeServerMessage } from '#app/shared/collab-protocol.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { linesOf, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'
import { device } from './device.ts'

async function twoSections() {
  const roundtable = await buildRoundtable()
  const [ada, bo] = await Promise.all([buildMember({ roundtable }), buildMember({ roundtable })])
  const one = await buildSection({ roundtable })
  const other = await buildSection({ roundtable })
  return { ada, bo, one, other }
}

test.each([{ code: '54000' }, { code: undefined }])(
  'a document that cannot be stored ($code) holds up no other, and is stored when it can be',
  async ({ code }) => {
    const pool = new pg.Pool({ connectionString: testDatabase(), max: 4 })
    onTestFinished(() => pool.end())
    let poisoned = ''
    const query = pool.query.bind(pool) as (...given: unknown[]) => Promise<unknown>
    pool.query = (async (...given: unknown[]) => {
      const ids = (given[1] as unknown[] | undefined)?.[0]
      if (Array.isArray(ids) && poisoned && ids.includes(poisoned))
        throw Object.assign(new Error('not this one'), { code })
      return query(...given)
    }) as typeof pool.query
    const { url, collab } = await startCollab({ pool })
    const { ada, bo, one, other } = await twoSections()
    const [a, b] = await Promise.all([openReady(url, ada, one.id), openReady(url, bo, other.id)])
    poisoned = collab.documents.of({ type: 'section', id: one.id })!.id
    write(a, 'waits')
    write(b, 'is stored')
    await saved(b)
    expect(a.state).toBe('saving')
    write(a, 'and more')
    write(b, 'and more')
    await saved(b)
    poisoned = ''
    await saved(a)
    const again = await openReady(url, bo, one.id)
    expect(linesOf(again.fragment)).toEqual(['waits', 'and more'])
  },
)

/** Passes everything on to the database until it falls silent, as a network does whose other end is gone. */
async function silentLine() {
  const { hostname, port } = new URL(testDatabase())
  const pairs: Socket[][] = []
  const server = createServer((near) => {
    const far = connectTo(Number(port), hostname)
    for (const socket of [near, far]) socket.on('error', () => undefined)
    near.pipe(far).pipe(near)
    pairs.push([near, far])
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    pairs.flat().forEach((socket) => socket.destroy())
    server.close()
  })
  const url = new URL(testDatabase())
  Object.assign(url, { hostname: '127.0.0.1', port: String((server.address() as AddressInfo).port) })
  return {
    url: url.href,
    /** All connections of now, not those to come. */
    fallSilent() {
      for (const [near, far] of pairs.splice(0)) {
        near!.unpipe().pause()
        far!.unpipe().pause()
      }
    },
  }
}

test.skipIf(!process.env.TEST_DATABASE_URL)(
  'a line to the database that falls silent is given up, and all is stored over another',
  async () => {
    const line = await silentLine()
    const pool = new pg.Pool({
      connectionString: line.url,
      max: 4,
      ...CONNECTION_BOUNDS,
      query_timeout: CONNECTION_BOUNDS.query_timeout / 25,
    })
    pool.on('error', () => undefined)
    onTestFinished(() => pool.end())
    const { url } = await startCollab({ pool })
    const { ada, bo, one } = await twoSections()
    const [a, b] = await Promise.all([openReady(url, ada, one.id), openReady(url, bo, one.id)])
    write(a, 'before')
    await saved(a)
    line.fallSilent()
    write(a, 'behind the silence')
    await Promise.all([saved(a), shows(b, 'behind the silence')])
    const again = await openReady(url, bo, one.id)
    expect(linesOf(again.fragment)).toEqual(['before', 'behind the silence'])
  },
)

test('text that builds on what never came is not said to be saved, and what is missing is asked for', async () => {
  const { url, collab, io } = await startCollab()
  const { ada, one } = await twoSections()
  const a = await openReady(url, ada, one.id)
  const document = collab.documents.of({ type: 'section', id: one.id })!
  const stranger = new Y.Doc()
  const updates: Uint8Array[] = []
  stranger.on('update', (update: Uint8Array) => updates.push(update))
  for (const text of ['first', 'second']) {
    stranger.transact(() => {
      const paragraph = new Y.XmlElement('paragraph')
      stranger.getXmlFragment('content').push([paragraph])
      paragraph.push([new Y.XmlText(text)])
    })
  }
  for (const update of updates) document.apply(update)
  const seq = document.committedSeq + 1
  const tick = encodeServerMessage({
    type: 'tick',
    channel: document.channel,
    fromSeq: seq,
    toSeq: seq,
    update: updates[1]!,
    presence: null,
  })
  io.of('/collab').emit(COLLAB_EVENT, Buffer.from(tick))
  await shows(a, 'first')
  await saved(a)
  expect(linesOf(a.fragment)).toEqual(['first', 'second'])
})

test('a device that never answers keeps nobody from writing', async () => {
  const { url } = await startCollab()
  const { ada, one } = await twoSections()
  const never = () => new Promise<never>(() => undefined)
  const { store } = device()
  const a = await openReady(url, ada, one.id, { drafts: { ...store, all: never, keep: never, drop: never } })
  write(a, 'written all the same')
  await saved(a)
  await a.keep()
  await when(a, () => a.state === 'saved')
})
