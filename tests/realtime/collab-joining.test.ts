import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { transaction } from '#app/platform/transaction.server.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { faultyPool } from '#tests/faults/faulty-pool.ts'
import { connect, open, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'
import { gatedAccess } from './gates.ts'
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

function endMembership({ membership, person, roundtable }: Member) {
  return transaction(async (tx, record) => {
    await tx.membership.update({ where: { id: membership.id }, data: { endedAt: new Date() } })
    await record({
      name: 'membership.ended',
      roundtableId: roundtable.id,
      subjectId: membership.id,
      data: { personId: person.id },
    })
  })
}

const paragraph = (fragment: Y.XmlFragment) => fragment.push([new Y.XmlElement('paragraph')])

test('whoever is shown out while their JOIN waits for a commit is not let in, and hears nothing of the text', async () => {
  const { pool, state } = faultyPool()
  const { url, collab } = await startCollab({ pool })
  const { section, ada, bo } = await table()
  const a = await openReady(url, ada, section.id)
  state.fault = 'stalled'
  write(a, 'not for bo')
  await expect.poll(() => state.commits).toBe(1)
  const raw = rawClient(url, bo)
  raw.join(section.id)
  const { members } = collab.documents.of({ type: 'section', id: section.id })!
  await expect.poll(() => members.size).toBe(2)
  await endMembership(bo)
  await expect.poll(() => members.size).toBe(1)
  state.fault = 'none'
  state.release()
  expect((await raw.next('denied')).denied.code).toBe('GONE')
  await saved(a)
  write(a, 'nor this')
  await saved(a)
  await expect.poll(() => collab.documents.of({ type: 'section', id: section.id })!.room.shownSeq).toBe(2)
  // What was sent before this answer would have come before it.
  raw.join(section.id, { ref: 2 })
  await raw.next('denied')
  expect(raw.messages.filter(({ type }) => type === 'joined' || type === 'tick')).toEqual([])
})

test('whose membership ends between the look-up and the admission is not shown the text', async () => {
  const { gate, access } = gatedAccess()
  const { url } = await startCollab({ access })
  const { section, ada, bo } = await table()
  const a = await openReady(url, ada, section.id)
  write(a, 'not for bo')
  await saved(a)
  gate.closed = true
  const raw = rawClient(url, bo)
  raw.join(section.id)
  await expect.poll(() => gate.waiting.length).toBe(1)
  await endMembership(bo)
  gate.open()
  expect((await raw.next('denied')).denied.code).toBe('GONE')
  expect(raw.messages.map(({ type }) => type)).not.toContain('joined')
})

test('of two JOINs of one connection the later counts, whichever is answered first', async () => {
  const { gate, access } = gatedAccess()
  const { url, collab } = await startCollab({ access })
  const { section, ada } = await table()
  const raw = rawClient(url, ada)
  gate.closed = true
  raw.join(section.id, { ref: 1, clientId: 71 })
  await expect.poll(() => gate.waiting.length).toBe(1)
  raw.join(section.id, { ref: 2, clientId: 72 })
  await expect.poll(() => gate.waiting.length).toBe(2)
  gate.closed = false
  gate.waiting[1]!.answer()
  const { joined } = await raw.next('joined')
  expect(joined.ref).toBe(2)
  gate.waiting[0]!.answer()
  // A third look-up is answered behind the first.
  const another = rawClient(url, ada)
  another.join(section.id, { clientId: 73 })
  await another.next('joined')
  raw.send({ type: 'update', channel: joined.channel, cseq: 1, bytes: updateOf(72, paragraph) })
  await raw.next('ack')
  expect(
    [...collab.documents.of({ type: 'section', id: section.id })!.members.values()]
      .map(({ clientId }) => clientId)
      .sort(),
  ).toEqual([72, 73])
})

test('whoever leaves before they are let in leaves nobody behind, and whoever opens the section again stays', async () => {
  const { gate, access } = gatedAccess()
  const { url, collab } = await startCollab({ access })
  const { section, ada, bo } = await table()
  const b = await openReady(url, bo, section.id)
  const socket = connect(url, ada)
  gate.closed = true
  const left = open(url, ada, section.id, { socket })
  await expect.poll(() => gate.waiting.length).toBe(1)
  left.destroy()
  gate.closed = false
  gate.waiting[0]!.answer()
  const { members } = collab.documents.of({ type: 'section', id: section.id })!
  await expect.poll(() => collab.stats.joins).toBe(2)
  await expect.poll(() => members.size).toBe(1)
  await when(b, () => b.people.length === 0, 'nobody else')

  gate.closed = true
  const again = open(url, ada, section.id, { socket })
  await expect.poll(() => gate.waiting.length).toBe(2)
  again.destroy()
  const stays = open(url, ada, section.id, { socket })
  await expect.poll(() => gate.waiting.length).toBe(3)
  gate.open()
  await stays.ready
  write(b, 'for whoever stays')
  await shows(stays, 'for whoever stays')
  expect(members.size).toBe(2)
})

test('one who asks for many texts at once is let into no more than a connection may have', async () => {
  const { url } = await startCollab({ limits: { channelsPerSocket: 2 } })
  const roundtable = await buildRoundtable()
  const ada = await buildMember({ roundtable })
  const sections: { id: string }[] = []
  while (sections.length < 5) sections.push(await buildSection({ roundtable }))
  const raw = rawClient(url, ada)
  sections.forEach(({ id }, index) => raw.join(id, { ref: index + 1 }))
  await expect.poll(() => raw.messages.filter(({ type }) => type === 'joined' || type === 'denied').length).toBe(5)
  expect(raw.messages.filter(({ type }) => type === 'joined')).toHaveLength(2)
})

test('an id that a closed tab has not written under stays with the tab that took its draft up, and is forgotten with that one', async () => {
  const { url, collab } = await startCollab()
  const { section, ada, bo } = await table()
  const other = await openReady(url, bo, section.id)
  write(other, 'one')
  await saved(other)
  const document = collab.documents.of({ type: 'section', id: section.id })!
  const [former, tab] = [rawClient(url, ada), rawClient(url, ada)]
  former.join(section.id, { clientId: 5 })
  await former.next('joined')
  tab.join(section.id, { clientId: 6, draftClientIds: [5, 7] })
  const { channel } = (await tab.next('joined')).joined
  former.send({ type: 'leave', channel })
  await expect.poll(() => document.members.size).toBe(2)
  tab.send({ type: 'update', channel, cseq: 1, bytes: updateOf(5, paragraph) })
  expect((await Promise.race([tab.next('ack'), tab.next('nack')])).type).toBe('ack')
  tab.send({ type: 'leave', channel })
  await expect.poll(() => document.members.size).toBe(1)
  expect([...document.bindings.keys()]).toEqual([other.doc.clientID, 5])
})
