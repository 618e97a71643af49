import { joinBackward, setBlockType, splitBlock } from '@tiptap/pm/commands'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readAuthors } from '#app/editor/collab/authors.ts'
import type { CollabProvider } from '#app/editor/collab/provider.ts'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import type { DocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { sectionAuthorship } from '#app/features/sections/authorship.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import { lettersIn } from '#server/realtime/collab/document/letters.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { seatEvent } from '#tests/factories/seat-events.ts'
import { sectionFor } from '#tests/factories/subjects.ts'
import { hasRedis, startRedis } from '#tests/setup/redis.ts'
import { actorOf, connect, linesOf, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'
import { device } from './device.ts'
import { twoNodes } from './node-harness.ts'
import { rawClient, updateOf } from './raw-client.ts'

type Command = (state: EditorState, dispatch: (transaction: Transaction) => void) => unknown

/** What an editor's command does, brought to the text by the binding's own writer. */
function edit({ doc, fragment }: CollabProvider, command: Command, at: number) {
  const { doc: node, meta } = initProseMirrorDoc(fragment, documentSchema)
  const state = EditorState.create({ doc: node, selection: TextSelection.create(node, at) })
  command(state, ({ doc: next }) => doc.transact(() => updateYFragment(doc, fragment, next, meta)))
}

/** The groups of all letters, one after the other, as the server says. */
async function onServer(host: DocumentHost, sectionId: string) {
  const { blocks } = await host.authorship(sectionText(sectionId))
  return blocks.flatMap(({ runs }) =>
    runs.flatMap((run) => Array<string>(run.to - run.from).fill(run.by === 'person' ? run.groupId : run.by)),
  )
}

/** The same as this browser can say without asking. */
function inBrowser({ authors, fragment }: CollabProvider) {
  const { groupOf } = readAuthors(authors)
  return lettersIn(fragment).pieces.flatMap(({ client, clock, length }) =>
    Array.from({ length }, (_, offset) => groupOf(client, clock + offset) ?? 'server'),
  )
}

async function agree(host: DocumentHost, sectionId: string, ...providers: CollabProvider[]) {
  const [one] = providers as [CollabProvider]
  await Promise.all(providers.map((it) => saved(it)))
  const lines = () => linesOf(one.fragment).join('|')
  await Promise.all(providers.map((it) => when(it, () => linesOf(it.fragment).join('|') === lines(), lines())))
  const expected = await onServer(host, sectionId)
  for (const provider of providers) expect(inBrowser(provider)).toEqual(expected)
  return expected
}

async function table(options?: Parameters<typeof startCollab>[0]) {
  const server = await startCollab(options)
  const roundtable = await buildRoundtable()
  const [section, ada, bo, caz] = await Promise.all([
    buildSection({ roundtable }),
    ...[1, 2, 3].map(() => buildMember({ roundtable })),
  ])
  return { ...server, roundtable, section: section!, ada: ada!, bo: bo!, caz: caz! }
}

/** Two write, a third comes later, and then blocks are divided, joined and changed by each of them. */
async function writeTogether(a: CollabProvider, b: CollabProvider, third: () => Promise<CollabProvider>) {
  write(a, 'the sun')
  await shows(b, 'the sun')
  write(b, 'and the river feeds the town')
  await shows(a, 'feeds the town')
  const c = await third()
  edit(b, splitBlock, 5)
  await Promise.all([shows(c, 'sun'), when(c, () => linesOf(c.fragment)[0] === 'the ')])
  edit(c, setBlockType(documentSchema.nodes.heading!), 9)
  write(c, 'so be it')
  await shows(a, 'so be it')
  edit(a, joinBackward, 12)
  await when(c, () => c.fragment.length === 3)
  return c
}

test('every browser says of every letter which group wrote it, as the server does, whoever moved it and whoever was away', async () => {
  const { url, port, collab, section, roundtable, ada, bo, caz, close } = await table()
  const a = await openReady(url, ada, section.id)
  const b = await openReady(url, bo, section.id)
  const socket = connect(url, caz)
  const c = await writeTogether(a, b, () => openReady(url, caz, section.id, { socket }))
  const [first, second, third] = [ada.group.id, bo.group.id, caz.group.id]
  const expected = [...Array<string>(7).fill(first), ...Array<string>(28).fill(second), ...Array<string>(8).fill(third)]
  expect(await agree(collab.host, section.id, a, b, c)).toEqual(expected)

  socket.disconnect()
  await when(c, () => c.state === 'offline')
  const dee = await buildMember({ roundtable })
  const d = await openReady(url, dee, section.id)
  write(d, 'words of one who came late')
  edit(a, splitBlock, 20)
  await shows(a, 'came late')
  socket.connect()
  expect(await agree(collab.host, section.id, a, b, c, d)).toContain(dee.group.id)

  await close()
  const next = await startCollab({}, port)
  await when(b, () => b.state === 'saved', 'the next server')
  write(b, 'and on')
  await Promise.all([a, c, d].map((it) => shows(it, 'and on')))
  await agree(next.collab.host, section.id, a, b, c, d)
})

test('whoever missed ticks is told with the difference, and a tick of presence alone carries nothing', async () => {
  const { url, section, ada, bo, collab } = await table()
  const a = await openReady(url, ada, section.id)
  const raw = rawClient(url, bo)
  raw.join(section.id)
  const { joined, authors } = await raw.next('joined')
  expect(readAuthors([authors]).groupOf(a.doc.clientID, 0)).toBe(ada.group.id)
  expect(readAuthors([authors]).groupOf(77, 0)).toBe(bo.group.id)
  expect(authors.length).toBeLessThan(50)
  await expect.poll(() => raw.messages.some(({ type }) => type === 'tick')).toBe(true)
  write(a, 'the river feeds')
  await expect.poll(() => raw.messages.some((it) => it.type === 'tick' && it.update.length > 0)).toBe(true)
  const told = raw.messages.flatMap((it) => (it.type === 'tick' && it.authors ? [it] : []))
  expect(told.every(({ update }) => update.length > 0)).toBe(true)
  write(a, 'the town')
  await saved(a)
  raw.send({ type: 'resync', channel: joined.channel, stateVector: new Uint8Array([0]) })
  const diff = await raw.next('diff')
  const document = collab.documents.of(sectionText(section.id))!
  expect(diff.authors).toEqual(document.authors.all(document))
  const ticks = raw.messages.flatMap((it) => (it.type === 'tick' ? [it.authors] : []))
  expect(ticks.at(-1)).toBeNull()
})

test('what is told names nobody: groups, and numbers of ids', async () => {
  const { url, section, ada, bo } = await table()
  const a = await openReady(url, ada, section.id)
  write(a, 'the river feeds')
  await saved(a)
  const raw = rawClient(url, bo)
  raw.join(section.id)
  const { authors } = await raw.next('joined')
  const hex = Buffer.from(authors).toString('hex')
  expect(hex).toContain(ada.group.id.replaceAll('-', ''))
  for (const id of [ada.person.id, ada.organisation.id]) expect(hex).not.toContain(id.replaceAll('-', ''))
})

test('one call answers who wrote what, once for each stored row; of an earlier row, too, and only to whoever may see the section', async () => {
  const { url, section, roundtable, ada, bo } = await table()
  const a = await openReady(url, ada, section.id)
  const b = await openReady(url, bo, section.id)
  write(a, 'the sun')
  await Promise.all([saved(a), shows(b, 'the sun')])
  const subject = await sectionFor(actorOf(ada), roundtable.id, section.id, 'view')
  const before = await sectionAuthorship(subject)
  edit(b, splitBlock, 5)
  write(b, 'and more')
  await saved(b)
  const now = await sectionAuthorship(subject)
  expect((await sectionAuthorship(subject)).blocks).toBe(now.blocks)
  expect(now.seq).toBeGreaterThan(before.seq)
  const of = ({ person, organisation, group }: Member, to: number) => [
    { from: 0, to, by: 'person', personId: person.id, organisationId: organisation.id, groupId: group.id },
  ]
  expect(now.blocks).toEqual([
    { block: 0, type: 'paragraph', text: 'the ', runs: of(ada, 4) },
    { block: 1, type: 'paragraph', text: 'sun', runs: of(ada, 3) },
    { block: 2, type: 'paragraph', text: 'and more', runs: of(bo, 8) },
  ])
  const range = { from: { block: 2, at: 4 }, to: { block: 2, at: 8 } }
  expect((await sectionAuthorship(subject, { range })).blocks).toMatchObject([{ block: 2, runs: [{ from: 4, to: 8 }] }])
  expect(await sectionAuthorship(subject, { seq: before.seq })).toEqual(before)
  expect(await sectionAuthorship(subject, { seq: now.seq, range })).toEqual(await sectionAuthorship(subject, { range }))
  await expect(sectionAuthorship(subject, { seq: now.seq + 1 })).rejects.toMatchObject({ code: 'not-found' })
  const stranger = await buildMember()
  await expect(sectionFor(actorOf(stranger), roundtable.id, section.id, 'view')).rejects.toMatchObject({
    code: 'not-found',
  })
  const empty = await buildSection({ roundtable })
  const ofEmpty = await sectionFor(actorOf(ada), roundtable.id, empty.id, 'view')
  expect(await sectionAuthorship(ofEmpty)).toEqual({ seq: 0, blocks: [] })
})

async function actFor({ membership }: Member, organisationId: string) {
  await transaction(async (tx, record) => {
    await tx.membership.update({ where: { id: membership.id }, data: { organisationId } })
    await record(seatEvent(membership, 'changed'))
  })
}

test.each([
  ['nothing', false],
  ['some', true],
])(
  'what was typed for one organisation, %s of it stored, is not sent for the next: it is offered to its author',
  async (_, before) => {
    const { url, collab, section, roundtable, ada } = await table()
    const socket = connect(url, ada)
    const a = await openReady(url, ada, section.id, { socket })
    if (before) write(a, 'stored before')
    await saved(a)
    socket.disconnect()
    await when(a, () => a.state === 'offline')
    write(a, 'for the first')
    const other = await buildMember({ roundtable })
    await actFor(ada, other.organisation.id)
    socket.connect()
    await when(a, () => a.generation === 1 && a.refusedText !== null, 'the words offered back')
    expect(a.refusedText).toBe('for the first')
    await a.ready
    write(a, 'two after')
    await when(a, () => !a.unsaved, 'stored')
    const { blocks } = await collab.host.authorship(sectionText(section.id))
    const told = blocks.map(({ text, runs: [run] }) => [text, run?.by === 'person' && run.organisationId])
    expect(told).toEqual([
      ...(before ? [['stored before', ada.organisation.id]] : []),
      ['two after', other.organisation.id],
    ])
  },
)

test('a draft of a closed tab that was written for one organisation is not sent for the next', async () => {
  const { url, section, roundtable, ada } = await table()
  const { kept, store, closeAll } = device()
  const socket = connect(url, ada)
  const a = await openReady(url, ada, section.id, { socket, drafts: store })
  await saved(a)
  socket.disconnect()
  await when(a, () => a.state === 'offline')
  write(a, 'for the first')
  await expect.poll(() => kept.size).toBe(1)
  socket.removeAllListeners()
  closeAll()
  const other = await buildMember({ roundtable })
  await actFor(ada, other.organisation.id)
  const again = await openReady(url, ada, section.id, { drafts: store })
  await when(again, () => again.refusedText !== null, 'the words offered back')
  expect([again.refusedText, linesOf(again.fragment)]).toEqual(['for the first', []])
})

test('whoever acts for another organisation writes nothing more in the name of the first, whatever their client claims', async () => {
  const { url, collab, section, roundtable, ada } = await table()
  const first = rawClient(url, ada)
  first.join(section.id)
  const { channel } = (await first.next('joined')).joined
  const typed = updateOf(77, (content) => content.push([new Y.XmlElement('paragraph')]))
  first.send({ type: 'update', channel, cseq: 1, bytes: typed })
  await first.next('ack')
  first.socket.disconnect()
  const other = await buildMember({ roundtable })
  await actFor(ada, other.organisation.id)
  const raw = rawClient(url, ada)
  raw.join(section.id, { clientId: 78, draftClientIds: [77] })
  const { joined, update } = await raw.next('joined')
  const more = updateOf(77, (content) => content.push([new Y.XmlElement('paragraph')]), update)
  raw.send({ type: 'update', channel: joined.channel, cseq: 1, bytes: more })
  expect((await raw.next('nack')).code).toBe('CLIENTID')
  expect((await onServer(collab.host, section.id)).length).toBe(0)
})

let redis: Awaited<ReturnType<typeof startRedis>>

describe.skipIf(!hasRedis)('at two nodes', () => {
  beforeAll(async () => void (redis = await startRedis()))
  afterAll(() => redis?.kill())

  test('browsers of both nodes say the same as the node that holds the text, also once the other holds it', async () => {
    const { first, second, section, ada, bo, caz } = await twoNodes(redis)
    const a = await openReady(first.url, ada, section.id)
    const b = await openReady(second.url, bo, section.id)
    const c = await writeTogether(a, b, () => openReady(second.url, caz, section.id))
    expect(new Set(await agree(second.collab.host, section.id, a, b, c)).size).toBe(3)
    await first.end()
    write(b, 'and on')
    await shows(c, 'and on')
    await agree(second.collab.host, section.id, b, c)
  })
})
