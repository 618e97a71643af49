import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { transaction } from '#app/platform/transaction.server.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { seatEvent } from '#tests/factories/seat-events.ts'
import { faultyPool } from '#tests/faults/faulty-pool.ts'
import { connect, linesOf, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'
import { rawClient, updateOf } from './raw-client.ts'

async function table() {
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  return { roundtable, section, ada, bo }
}

type Change = { name: 'section.locked' | 'section.unlocked'; roundtableId: string; sectionId: string }

/** As the feature does it: the change and its event in one transaction, published after the commit. */
function changed({ name, roundtableId, sectionId }: Change, lockedAt: Date | null) {
  return transaction(async (tx, record) => {
    await tx.section.update({ where: { id: sectionId }, data: { lockedAt } })
    await record({ name, roundtableId, subjectId: sectionId })
  })
}

test('a lock counts from its event on: what comes after it is offered back, and none of it is in the log', async () => {
  const { url, collab, pool } = await startCollab()
  const { roundtable, section, ada, bo } = await table()
  const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
  write(a, 'before the lock')
  await Promise.all([saved(a), shows(b, 'before the lock')])
  const event = { roundtableId: roundtable.id, sectionId: section.id }
  await changed({ name: 'section.locked', ...event }, new Date())
  // Written before anybody has been told.
  write(a, 'after the lock')
  await Promise.all([a, b].map((desk) => when(desk, () => desk.role === 'reader')))
  expect(b.reason).toBe('locked')
  await when(a, () => a.state === 'refused')
  expect(a.refusedText).toBe('after the lock')
  await a.ready
  expect(linesOf(a.fragment)).toEqual(['before the lock'])
  const { rows } = await pool.query('SELECT 1 FROM "CollabUpdate" WHERE "documentId" = $1', [
    collab.documents.of({ type: 'section', id: section.id })!.id,
  ])
  expect(rows.length).toBe(1)
  await changed({ name: 'section.unlocked', ...event }, null)
  await when(b, () => b.role === 'writer')
  write(b, 'open again')
  await shows(a, 'open again')
})

test.each([
  { change: 'is shown out', data: { endedAt: new Date() }, heard: 'kick' },
  { change: 'becomes an observer', data: { role: 'observer' }, heard: 'role' },
] as const)(
  'whoever $change is told so behind the acknowledgement of what was taken before',
  async ({ data, heard }) => {
    const { pool, state } = faultyPool()
    const { url } = await startCollab({ pool })
    const { section, ada } = await table()
    const raw = rawClient(url, ada)
    raw.join(section.id)
    const { channel } = (await raw.next('joined')).joined
    state.fault = 'stalled'
    raw.send({
      type: 'update',
      channel,
      cseq: 1,
      bytes: updateOf(77, (fragment) => fragment.push([new Y.XmlElement('paragraph')])),
    })
    await expect.poll(() => state.commits).toBe(1)
    await transaction(async (tx, record) => {
      await tx.membership.update({ where: { id: ada.membership.id }, data })
      await record(seatEvent(ada.membership, 'changed'))
    })
    // Refused, as it comes after the change; the answer too waits for the acknowledgement.
    raw.send({
      type: 'update',
      channel,
      cseq: 2,
      bytes: updateOf(78, (fragment) => fragment.push([new Y.XmlElement('paragraph')])),
    })
    state.fault = 'none'
    state.release()
    await raw.next(heard)
    expect(raw.messages.filter(({ type }) => type === 'ack')).toMatchObject([{ cseq: 1 }])
  },
)

test('whoever is shown out after the acknowledgement is not told of it a second time', async () => {
  const { url } = await startCollab()
  const { section, ada } = await table()
  const raw = rawClient(url, ada)
  raw.join(section.id)
  const { channel } = (await raw.next('joined')).joined
  raw.send({
    type: 'update',
    channel,
    cseq: 1,
    bytes: updateOf(77, (fragment) => fragment.push([new Y.XmlElement('paragraph')])),
  })
  expect(await raw.next('ack')).toMatchObject({ cseq: 1 })
  await transaction(async (tx, record) => {
    await tx.membership.update({ where: { id: ada.membership.id }, data: { endedAt: new Date() } })
    await record(seatEvent(ada.membership, 'ended'))
  })
  await raw.next('kick')
  expect(raw.messages.filter(({ type }) => type === 'ack')).toEqual([])
})

test('whoever loses their seat is shown out; the others stay', async () => {
  const { url } = await startCollab()
  const { section, ada, bo } = await table()
  const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
  await when(b, () => b.people.length === 1)
  await transaction(async (tx, record) => {
    await tx.membership.update({ where: { id: ada.membership.id }, data: { endedAt: new Date() } })
    await record(seatEvent(ada.membership, 'ended'))
  })
  await when(a, () => a.state === 'gone')
  await when(b, () => b.people.length === 0)
  write(a, 'from outside')
  write(b, 'from inside')
  await saved(b)
  expect(linesOf(b.fragment)).toEqual(['from inside'])
})

test('the end of a session ends its documents', async () => {
  let end: (end: { sessionId: string }) => void = () => undefined
  const { url } = await startCollab({
    onSessionEnded(listener) {
      end = listener
      return () => undefined
    },
  })
  const { section, ada, bo } = await table()
  const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
  const idle = connect(url, ada).connect()
  await expect.poll(() => idle.connected).toBe(true)
  end({ sessionId: `session-${ada.person.id}` })
  await when(a, () => a.state === 'gone')
  expect(b.state).toBe('saved')
  await expect.poll(() => idle.connected, { message: 'a socket at no document' }).toBe(false)
})

test('a shutdown stores what is under way and lets the people come back to the next process', async () => {
  const first = await startCollab()
  const { section, ada } = await table()
  const a = await openReady(first.url, ada, section.id)
  write(a, 'the last words')
  await when(a, () => a.state === 'saving')
  await first.close()
  await when(a, () => a.state === 'offline')
  const second = await startCollab({}, first.port)
  write(a, 'and those after')
  await saved(a)
  expect(linesOf(second.collab.documents.of({ type: 'section', id: section.id })!.content)).toEqual([
    'the last words',
    'and those after',
  ])
})
