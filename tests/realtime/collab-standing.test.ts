import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { documentHost } from '#app/features/live-documents/document-host.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { seatEvent } from '#tests/factories/seat-events.ts'
import { faultyPool } from '#tests/faults/faulty-pool.ts'
import { linesOf, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'
import { gatedAccess } from './gates.ts'
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

type Data = { endedAt?: Date; role?: string; organisationId?: string }

function changeMembership({ membership }: Member, data: Data) {
  return transaction(async (tx, record) => {
    await tx.membership.update({ where: { id: membership.id }, data })
    await record(seatEvent(membership, data.endedAt ? 'ended' : 'changed'))
  })
}

const paragraph = (fragment: Y.XmlFragment) => fragment.push([new Y.XmlElement('paragraph')])

test('a role that cannot be looked up is asked for again: whoever may write writes on, without another event', async () => {
  const { gate, access } = gatedAccess()
  const { url } = await startCollab({ access })
  const { section, ada } = await table()
  const a = await openReady(url, ada, section.id)
  gate.closed = true
  await changeMembership(ada, { role: 'moderator' })
  write(a, 'typed meanwhile')
  for (const failed of [1, 2]) {
    await expect.poll(() => gate.waiting.length).toBe(failed)
    gate.waiting.at(-1)!.fail()
  }
  gate.closed = false
  await saved(a)
  expect(a.role).toBe('writer')
  expect(a.refusedText).toBeNull()
  expect(linesOf(a.fragment)).toEqual(['typed meanwhile'])
})

test('what happens to one membership asks about that person alone, and a run of changes about them twice at most', async () => {
  const { gate, access } = gatedAccess()
  const { url } = await startCollab({ access })
  const { section, ada, bo } = await table()
  const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
  write(a, 'here')
  await shows(b, 'here')
  gate.closed = true
  gate.asked = 0
  for (let change = 0; change < 10; change++)
    await changeMembership(ada, { role: change % 2 ? 'participant' : 'observer' })
  await expect.poll(() => gate.waiting.length).toBe(1)
  gate.waiting[0]!.answer()
  await expect.poll(() => gate.waiting.length).toBe(2)
  gate.closed = false
  gate.waiting[1]!.answer()
  write(a, 'at the end a participant')
  await shows(b, 'at the end a participant')
  expect(gate.waiting.map(({ personId }) => personId)).toEqual([ada.person.id, ada.person.id])
  expect(gate.asked).toBe(2)
})

test('whose membership has ended hears nothing more, also while nobody can say yet what they are now', async () => {
  const { gate, access } = gatedAccess()
  const { url } = await startCollab({ access })
  const { section, ada, bo } = await table()
  const a = await openReady(url, ada, section.id)
  const raw = rawClient(url, bo)
  raw.join(section.id)
  const { channel } = (await raw.next('joined')).joined
  gate.closed = true
  await changeMembership(bo, { endedAt: new Date() })
  raw.messages.length = 0
  write(a, 'not for bo')
  await saved(a)
  raw.send({ type: 'resync', channel, stateVector: new Uint8Array([0]) })
  write(a, 'nor this')
  await saved(a)
  gate.open()
  await raw.next('kick')
  const heard = raw.messages.filter(
    (message) => message.type === 'diff' || (message.type === 'tick' && message.update.length),
  )
  expect(heard).toEqual([])
})

test('whose role did not change after all is shown what they missed', async () => {
  const { gate, access } = gatedAccess()
  const { url } = await startCollab({ access })
  const { section, ada, bo } = await table()
  const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
  gate.closed = true
  await transaction((_, record) =>
    record({
      name: 'membership.ended',
      roundtableId: bo.roundtable.id,
      subjectId: bo.membership.id,
      data: { personId: bo.person.id },
    }),
  )
  write(a, 'missed')
  await saved(a)
  expect(linesOf(b.fragment)).toEqual([])
  gate.open()
  await shows(b, 'missed')
})

test('a deletion that waits for a version to be kept is not taken from somebody who was shown out meanwhile', async () => {
  const { pool, state } = faultyPool({ stalls: 'INSERT INTO "CollabSnapshot"' })
  const { url } = await startCollab({ pool, limits: { massDeletionLetters: 5, massDeletionShare: 0.1 } })
  const { section, ada, bo } = await table()
  const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
  write(a, 'a text of some length that is to stay')
  await shows(b, 'that is to stay')
  state.fault = 'stalled'
  a.fragment.delete(0, 1)
  await expect.poll(() => state.commits).toBe(1)
  await changeMembership(ada, { endedAt: new Date() })
  await when(a, () => a.state === 'gone')
  state.fault = 'none'
  state.release()
  write(b, 'and more')
  await saved(b)
  expect(linesOf(b.fragment)).toEqual(['a text of some length that is to stay', 'and more'])
})

test('what waits for an answer about a role is bounded, and what did not fit is sent again', async () => {
  const { gate, access } = gatedAccess()
  const { url, collab } = await startCollab({ access, limits: { heldUpdates: 3 } })
  const { section, ada } = await table()
  const raw = rawClient(url, ada)
  raw.join(section.id)
  const { channel } = (await raw.next('joined')).joined
  gate.closed = true
  await changeMembership(ada, { role: 'moderator' })
  const doc = new Y.Doc()
  doc.clientID = 77
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let at = 0; at < 6; at++) paragraph(doc.getXmlFragment('content'))
  updates.forEach((bytes, index) => raw.send({ type: 'update', channel, cseq: index + 1, bytes }))
  const nacks = [await raw.next('nack'), await raw.next('nack'), await raw.next('nack')]
  expect(nacks.map(({ code, cseq }) => `${code} ${cseq}`)).toEqual(['RATE 4', 'RATE 5', 'RATE 6'])
  const document = collab.documents.of({ type: 'section', id: section.id })!
  expect(document.waitingBytes).toBe(updates.slice(0, 3).reduce((sum, { length }) => sum + length, 0))
  gate.open()
  await expect.poll(() => document.clientSeqs.get(77)).toBe(3)
  updates.slice(3).forEach((bytes, index) => raw.send({ type: 'update', channel, cseq: index + 4, bytes }))
  await expect.poll(() => document.content.length).toBe(6)
  expect(document.waitingBytes).toBe(0)
})

test('parts of large updates that wait for the rest are bounded', async () => {
  const { url, collab } = await startCollab({ limits: { pendingBytesPerDocument: 1000 } })
  const { section, ada } = await table()
  const raw = rawClient(url, ada)
  raw.join(section.id)
  const { channel } = (await raw.next('joined')).joined
  raw.send({ type: 'chunk', channel, cseq: 1, index: 0, count: 2, bytes: new Uint8Array(2000) })
  expect((await raw.next('nack')).code).toBe('RATE')
  expect(collab.documents.of({ type: 'section', id: section.id })!.waitingBytes).toBe(0)
})

test('whoever comes to act for another organisation writes on for that one, and their earlier words stay where they were', async () => {
  const { url } = await startCollab()
  const { roundtable, section, ada, bo } = await table()
  const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
  write(a, 'three words before')
  await Promise.all([saved(a), shows(b, 'before')])
  const other = await buildMember({ roundtable })
  await changeMembership(ada, { organisationId: other.organisation.id })
  await when(a, () => a.generation === 1 && a.state === 'saved', 'another client id')
  write(a, 'two after')
  await Promise.all([saved(a), shows(b, 'two after')])
  expect(a.refusedText).toBeNull()
  expect(await documentHost().wordsByGroup({ type: 'section', id: section.id })).toEqual({
    [ada.group.id]: 3,
    [other.group.id]: 2,
  })
})
