import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { sectionDocumentAccess } from '#app/features/sections/section-access.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import type { ClientMessage } from '#app/shared/collab-messages.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { seatEvent } from '#tests/factories/seat-events.ts'
import { openReady, saved, startCollab, when, write } from './collab-harness.ts'
import { rawClient, updateOf } from './raw-client.ts'

/** Where observers may propose, which no chapter grants yet: Bo observes, and Ada has written a line. */
async function draft() {
  const grants = { proposals: true }
  const server = await startCollab({
    access: async (actor, sectionId) => ({
      ...(await sectionDocumentAccess(actor, sectionId)),
      mayPropose: grants.proposals,
    }),
  })
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable, role: 'observer' }),
  ])
  const a = await openReady(server.url, ada, section.id)
  write(a, 'The river feeds the town.')
  await saved(a)
  return { ...server, grants, section, subject: sectionText(section.id), ada, bo, a }
}

const paragraph = (fragment: Y.XmlFragment) => fragment.push([new Y.XmlElement('paragraph')])
/** With a mark of a thread, or of an anchor, that the proposer sets without being asked. */
const forged = (threadId: string) => (fragment: Y.XmlFragment) =>
  ((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 3, { comment: { threadId } })

test.each([
  ['words', 'update', paragraph],
  ['words in parts', 'chunk', paragraph],
  ['a mark of a thread', 'update', forged(randomUUID())],
  ['a mark of a proposal', 'update', forged(`suggestion_${randomUUID()}`)],
  [
    'the end of a mark',
    'update',
    (fragment: Y.XmlFragment) =>
      ((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 9, { comment: null, bold: true }),
  ],
] as const)('whoever may propose writes nothing: %s', async (_, type, change) => {
  const { url, section, bo, a, collab, subject } = await draft()
  const raw = rawClient(url, bo)
  raw.join(section.id)
  const { joined, update } = await raw.next('joined')
  expect(joined).toMatchObject({ role: 'proposer', reason: 'role' })
  const bytes = updateOf(77, change, update)
  const before = [collab.documents.of(subject)!.appliedSeq, a.fragment.toString()]
  const message: ClientMessage =
    type === 'chunk'
      ? { type, channel: joined.channel, cseq: 1, index: 0, count: 1, bytes }
      : { type, channel: joined.channel, cseq: 1, bytes }
  raw.send(message)
  expect(await raw.next('nack')).toMatchObject({ cseq: 1, code: 'READONLY' })
  expect([collab.documents.of(subject)!.appliedSeq, a.fragment.toString()]).toEqual(before)
})

test('whoever may propose is there for the others, and is a reader to their own page; the server marks what they propose for', async () => {
  const { url, section, subject, bo, a, collab } = await draft()
  const b = await openReady(url, bo, section.id)
  expect(b).toMatchObject({ role: 'reader', mayPropose: true, reason: 'role' })
  await when(a, () => a.people.some(({ personId }) => personId === bo.person.id))
  const text = (b.fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText
  const at = (index: number) =>
    Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, -1))).toString('base64')
  const anchor = { kind: 'suggestion', id: randomUUID() } as const
  await collab.host.setAnchor(subject, anchor, { anchor: at(4), head: at(9) }, bo.seat)
  await when(a, () => a.fragment.toString().includes(anchor.id))
})

test('they are told when they may no longer propose, and when they may write', async () => {
  const { url, section, bo, grants, collab } = await draft()
  const b = await openReady(url, bo, section.id)
  grants.proposals = false
  await collab.reviewAll()
  await when(b, () => !b.mayPropose)
  expect(b).toMatchObject({ role: 'reader', reason: 'role' })
  grants.proposals = true
  await transaction(async (tx, record) => {
    await tx.membership.update({ where: { id: bo.membership.id }, data: { role: 'participant' } })
    await record(seatEvent(bo.membership, 'changed'))
  })
  await when(b, () => b.role === 'writer')
  expect(b).toMatchObject({ mayPropose: false, reason: undefined })
})

test('nobody proposes in a damaged text, nor without a seat', async () => {
  const { url, section, subject, bo, collab } = await draft()
  collab.documents.of(subject)!.damage = 'a row is missing'
  const raw = rawClient(url, bo)
  raw.join(section.id)
  expect((await raw.next('joined')).joined).toMatchObject({ role: 'reader', reason: 'damaged' })
})
