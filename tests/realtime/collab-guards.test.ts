import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { CollabProvider } from '#app/editor/collab/provider.ts'
import { noteMassDeletion } from '#app/features/sections/edited.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Role } from '#app/shared/roles.ts'
import { identified } from '#tests/factories/blocks.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { linesOf, openReady, saved, startCollab, when, write } from './collab-harness.ts'
import { rawClient, updateOf } from './raw-client.ts'

const LINE = 'Each spring the river floods the fields, and each autumn the town counts what it has cost. '

async function draft(role: Role = 'participant', options: Parameters<typeof startCollab>[0] = {}) {
  const onMassDeletion = vi.fn(noteMassDeletion)
  const server = await startCollab({ mostDeleted: onMassDeletion, ...options })
  const roundtable = await buildRoundtable()
  const [section, ada] = await Promise.all([buildSection({ roundtable }), buildMember({ roundtable, role })])
  const a = await openReady(server.url, ada, section.id)
  const document = server.collab.documents.of({ type: 'section', id: section.id })!
  const versions = async () => {
    const { rows } = await server.pool.query<{ seq: string; bytes: Buffer }>(
      'SELECT "seq", "bytes" FROM "CollabSnapshot" WHERE "documentId" = $1 AND "kept"',
      [document.id],
    )
    return rows
  }
  return { ...server, section, ada, a, document, versions, onMassDeletion }
}

async function fill(provider: CollabProvider, paragraphs: number) {
  for (let line = 0; line < paragraphs; line++) write(provider, `${line} ${LINE}`)
  await saved(provider)
}

test('before most of a text is deleted, the version before it is kept and the feed is told', async () => {
  const { a, ada, section, document, versions, onMassDeletion } = await draft()
  await fill(a, 40)
  const before = document.committedSeq
  a.fragment.delete(0, 38)
  await saved(a)
  expect(linesOf(a.fragment)).toHaveLength(2)
  const kept = await versions()
  expect(kept.map(({ seq }) => Number(seq))).toEqual([before])
  const copy = new Y.Doc()
  Y.applyUpdateV2(copy, kept[0]!.bytes)
  expect(linesOf(copy.getXmlFragment('content'))).toHaveLength(40)
  await onMassDeletion.mock.results[0]!.value
  const [event] = await db.event.findMany({ where: { name: 'text.mass-deleted', subjectId: section.id } })
  expect(event).toMatchObject({ personId: ada.person.id, data: { share: 95 } })
  write(a, 'and on it goes')
  await saved(a)
  expect(document.committedSeq).toBe(before + 2)
})

test('whoever deletes most of a text again and again waits, and makes no version each time', async () => {
  const { a, ada, collab, document, url, versions } = await draft('participant', { limits: { keptVersionsPerHour: 2 } })
  await fill(a, 40)
  a.fragment.delete(0, 40)
  await saved(a)
  await fill(a, 40)
  a.fragment.delete(0, 40)
  write(a, 'behind it')
  await expect.poll(() => collab.stats.refusals.RATE).toBe(1)
  // Neither another window nor coming back gains anything.
  const b = await openReady(url, ada, document.subject.id)
  b.fragment.delete(0, 40)
  await expect.poll(() => collab.stats.refusals.RATE).toBe(2)
  expect([a.state, b.state]).toEqual(['held', 'held'])
  expect(linesOf(document.content)).toHaveLength(40)
  expect(await versions()).toHaveLength(1)
})

test('what is typed while the version is stored waits behind the deletion, in its order', async () => {
  const { a, ada, url, section, versions } = await draft()
  await fill(a, 40)
  a.fragment.delete(0, 40)
  await when(a, () => a.state === 'saving')
  for (let line = 0; line < 5; line++) write(a, `after ${line}`)
  await saved(a)
  const b = await openReady(url, ada, section.id)
  expect(linesOf(b.fragment)).toEqual([0, 1, 2, 3, 4].map((line) => `after ${line}`))
  expect(await versions()).toHaveLength(1)
})

test('a moderator, a small deletion and a paragraph that is only moved make no version', async () => {
  const moderator = await draft('moderator')
  await fill(moderator.a, 40)
  moderator.a.fragment.delete(0, 40)
  await saved(moderator.a)
  expect(await moderator.versions()).toEqual([])

  const { a, versions, onMassDeletion } = await draft()
  await fill(a, 40)
  a.fragment.delete(0, 12)
  await saved(a)
  a.doc.transact(() => {
    const lines = linesOf(a.fragment)
    a.fragment.delete(0, lines.length)
    for (const line of lines.reverse()) write(a, line)
  })
  await saved(a)
  expect(await versions()).toEqual([])
  expect(onMassDeletion).not.toHaveBeenCalled()
})

test('a text at its limit of letters takes no more, and goes on when there is room again', async () => {
  const { a, collab } = await draft('participant', { limits: { documentLetters: 1000 } })
  write(a, 'x'.repeat(900))
  await saved(a)
  write(a, 'y'.repeat(200))
  await when(a, () => a.state === 'refused')
  expect(a.refusedText).toBe('y'.repeat(200))
  expect(collab.stats.refusals.SIZE).toBe(1)
  await a.ready
  a.discardRefused()
  a.fragment.delete(0, 1)
  write(a, 'z'.repeat(200))
  await saved(a)
  expect(linesOf(a.fragment)).toEqual(['z'.repeat(200)])
})

test('elements may stand in each other twelve deep, whether they come at once or one by one', async () => {
  const { url, ada, section, collab } = await draft()
  const raw = rawClient(url, ada)
  raw.join(section.id)
  const { channel } = (await raw.next('joined')).joined
  const nested = (depth: number) => {
    let element = new Y.XmlElement('paragraph')
    for (let level = 1; level < depth; level++) {
      const around = new Y.XmlElement('blockquote')
      around.insert(0, [element])
      element = around
    }
    return identified(element)
  }
  raw.send({ type: 'update', channel, cseq: 1, bytes: updateOf(77, (fragment) => fragment.push([nested(13)])) })
  expect((await raw.next('nack')).code).toBe('SIZE')
  const twelve = updateOf(77, (fragment) => fragment.push([nested(12)]))
  raw.send({ type: 'update', channel, cseq: 1, bytes: twelve })
  await raw.next('ack')
  const deeper = updateOf(
    77,
    (fragment) => {
      let element = fragment.get(0) as Y.XmlElement
      while (element.length) element = element.get(0) as Y.XmlElement
      element.push([new Y.XmlText('words'), new Y.XmlElement('hardBreak')])
    },
    twelve,
  )
  raw.send({ type: 'update', channel, cseq: 2, bytes: deeper })
  expect((await raw.next('nack')).code).toBe('SIZE')
  expect(collab.documents.of({ type: 'section', id: section.id })!.appliedSeq).toBe(1)
})

test('structs that rest on each other in a circle are refused, and the text stays in memory', async () => {
  const { url, ada, section, document } = await draft()
  const raw = rawClient(url, ada)
  raw.join(section.id, { draftClientIds: [78] })
  const { channel } = (await raw.next('joined')).joined
  const one = updateOf(77, (fragment) => fragment.push([new Y.XmlElement('paragraph')]))
  const two = updateOf(78, (fragment) => fragment.push([new Y.XmlElement('paragraph')]), one)
  // The first element of 77 is made to follow that of 78, which follows it.
  const circle = Y.mergeUpdates([
    updateOf(77, (fragment) => fragment.push([new Y.XmlElement('paragraph')]), renamed(one, 78)),
    renamed(two, 78),
  ])
  raw.send({ type: 'update', channel, cseq: 1, bytes: circle })
  expect(['MALFORMED', 'GAP']).toContain((await raw.next('nack')).code)
  expect(document.closed).toBe(false)
})

/** The same bytes under another client id: both are below 128 and fill one byte. */
function renamed(update: Uint8Array, clientId: number) {
  return update.map((byte) => (byte === 77 ? clientId : byte))
}
