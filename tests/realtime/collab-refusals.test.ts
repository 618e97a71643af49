import type { Socket } from 'socket.io-client'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { transaction } from '#app/platform/transaction.server.ts'
import { COLLAB_EVENT } from '#app/shared/collab-protocol.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { seatEvent } from '#tests/factories/seat-events.ts'
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

test('an observer reads, and what they try to write is refused and offered back', async () => {
  const { url, collab } = await startCollab()
  const { roundtable, section, ada } = await table()
  const observer = await buildMember({ roundtable, role: 'observer' })
  const [a, o] = await Promise.all([openReady(url, ada, section.id), openReady(url, observer, section.id)])
  write(a, 'the text')
  await shows(o, 'the text')
  const before = o.generation
  write(o, 'an observer wrote this')
  await when(o, () => o.state === 'refused')
  expect(o.refusedText).toBe('an observer wrote this')
  expect(o.generation).toBe(before + 1)
  await o.ready
  expect(linesOf(o.fragment)).toEqual(['the text'])
  o.discardRefused()
  expect(o.state).toBe('saved')
  expect(collab.stats.refusals.READONLY).toBe(1)
  expect(linesOf(a.fragment)).toEqual(['the text'])
})

test('nobody writes, or sits, under the client id of somebody else', async () => {
  const { url } = await startCollab()
  const { section, ada, bo } = await table()
  const a = await openReady(url, ada, section.id)
  write(a, 'from Ada')
  await saved(a)
  const raw = rawClient(url, bo)
  raw.join(section.id, { clientId: a.doc.clientID })
  expect((await raw.next('denied')).denied.code).toBe('CLIENTID')
  raw.join(section.id, { clientId: 78 })
  const { channel } = (await raw.next('joined')).joined
  const forged = updateOf(
    a.doc.clientID,
    (fragment) => fragment.push([new Y.XmlElement('paragraph')]),
    Y.encodeStateAsUpdate(a.doc),
  )
  raw.send({ type: 'update', channel, cseq: 1, bytes: forged })
  expect((await raw.next('nack')).code).toBe('CLIENTID')
  expect(linesOf(a.fragment)).toEqual(['from Ada'])
})

test('what was taken before a refusal is acknowledged before it, and who insists meanwhile is answered once', async () => {
  const { url } = await startCollab()
  const { section, ada } = await table()
  const raw = rawClient(url, ada)
  raw.join(section.id)
  const { channel } = (await raw.next('joined')).joined
  const good = updateOf(77, (fragment) => fragment.push([new Y.XmlElement('paragraph')]))
  raw.send({ type: 'update', channel, cseq: 1, bytes: good })
  const bad = updateOf(77, (fragment) => fragment.push([new Y.XmlElement('iframe')]), good)
  for (let times = 0; times < 3; times++) raw.send({ type: 'update', channel, cseq: 2, bytes: bad })
  await raw.next('nack')
  expect(raw.messages.filter(({ type }) => type === 'ack')).toMatchObject([{ cseq: 1 }])
  raw.send({ type: 'resync', channel, stateVector: new Uint8Array([0]) })
  await raw.next('diff')
  expect(raw.messages.filter(({ type }) => type === 'nack')).toEqual([])
})

test('what is sent again and taken before its refusal was told is not refused any more', async () => {
  const { url } = await startCollab()
  const { section, ada } = await table()
  const raw = rawClient(url, ada)
  raw.join(section.id)
  const { channel } = (await raw.next('joined')).joined
  const first = updateOf(77, (fragment) => fragment.push([new Y.XmlElement('paragraph')]))
  const bad = updateOf(77, (fragment) => fragment.push([new Y.XmlElement('iframe')]), first)
  const good = updateOf(77, (fragment) => fragment.push([new Y.XmlElement('paragraph')]), first)
  raw.send({ type: 'update', channel, cseq: 1, bytes: first })
  raw.send({ type: 'update', channel, cseq: 2, bytes: bad })
  raw.send({ type: 'update', channel, cseq: 2, bytes: good })
  raw.send({ type: 'resync', channel, stateVector: new Uint8Array([0]) })
  await raw.next('diff')
  expect(raw.messages.filter(({ type }) => type === 'nack')).toEqual([])
  expect(raw.messages.filter(({ type }) => type === 'ack').at(-1)).toMatchObject({ cseq: 2 })
})

test('what was refused, sent again and stored is not offered back, however late the refusal is heard', async () => {
  const { url } = await startCollab()
  const { roundtable, section, ada } = await table()
  const observer = await buildMember({ roundtable, role: 'observer' })
  const socket = connect(url, observer)
  const { hold, release } = holdBack(socket)
  const [a, o] = await Promise.all([openReady(url, ada, section.id), openReady(url, observer, section.id, { socket })])
  hold()
  const sent = new Promise<unknown[]>((resolve) => socket.onAnyOutgoing((...message: unknown[]) => resolve(message)))
  write(o, 'written too early')
  const [event, bytes] = await sent
  await transaction(async (tx, record) => {
    await tx.membership.update({ where: { id: observer.membership.id }, data: { role: 'participant' } })
    await record(seatEvent(observer.membership, 'changed'))
  })
  await expect
    .poll(() => {
      socket.emit(event as string, bytes)
      return linesOf(a.fragment)
    })
    .toEqual(['written too early'])
  const before = o.generation
  release()
  await when(o, () => o.generation > before)
  await when(o, () => o.state !== 'connecting')
  expect([o.state, o.refusedText]).toEqual(['saved', null])
  await shows(o, 'written too early')
})

/** Keeps what the server says from the client, until it is told all at once. */
function holdBack(socket: Socket) {
  let held: (() => void)[] | null = null
  const on = socket.on.bind(socket) as (event: string, listener: (...given: unknown[]) => void) => Socket
  socket.on = ((event: string, listener: (...given: unknown[]) => void) =>
    on(
      event,
      event === COLLAB_EVENT
        ? (...given) => void (held ? held.push(() => listener(...given)) : listener(...given))
        : listener,
    )) as typeof socket.on
  return {
    hold: () => void (held = []),
    release() {
      const late = held ?? []
      held = null
      for (const hear of late) hear()
    },
  }
}

const foreignContent: [string, (fragment: Y.XmlFragment, doc: Y.Doc) => void][] = [
  ['an unknown block', (fragment) => fragment.push([new Y.XmlElement('iframe')])],
  [
    'a script link',
    (fragment) => {
      const text = new Y.XmlText('here')
      const paragraph = new Y.XmlElement('paragraph')
      fragment.push([paragraph])
      paragraph.push([text])
      text.format(0, 4, { link: { href: 'javascript:alert(1)' } })
    },
  ],
  [
    'an unknown attribute',
    (fragment) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.setAttribute('style', 'position:fixed')
      fragment.push([paragraph])
    },
  ],
  [
    'a heading of a level there is not',
    (fragment) => {
      const heading = new Y.XmlElement('heading')
      heading.setAttribute('level', 2 as unknown as string)
      fragment.push([heading])
      heading.setAttribute('level', 9 as unknown as string)
    },
  ],
  ['another root', (_, doc) => void doc.getMap('meta').set('schemaVersion', 99)],
  [
    'an embedded object',
    (fragment) => {
      const text = new Y.XmlText()
      fragment.push([text])
      text.insertEmbed(0, { image: 'https://example.org/x.png' })
    },
  ],
]

test.each(foreignContent)('%s is refused as a whole', async (_, change) => {
  const { url, collab } = await startCollab()
  const { section, ada } = await table()
  const raw = rawClient(url, ada)
  raw.join(section.id)
  const { channel } = (await raw.next('joined')).joined
  raw.send({ type: 'update', channel, cseq: 1, bytes: updateOf(77, change) })
  expect((await raw.next('nack')).code).toBe('VOCAB')
  expect(collab.documents.of({ type: 'section', id: section.id })!.appliedSeq).toBe(0)
})

test('an update with a hole before it, inside it or under it is asked for again', async () => {
  const { url, collab } = await startCollab()
  const { section, ada } = await table()
  const raw = rawClient(url, ada)
  raw.join(section.id)
  const { channel } = (await raw.next('joined')).joined
  const base = updateOf(77, (fragment) => fragment.push([new Y.XmlElement('paragraph')]))
  const onTop = updateOf(77, (fragment) => fragment.push([new Y.XmlElement('paragraph')]), base)
  raw.send({ type: 'update', channel, cseq: 1, bytes: onTop })
  expect((await raw.next('nack')).code).toBe('GAP')
  const deletes = new Y.Doc()
  Y.applyUpdate(deletes, base)
  deletes.getXmlFragment('content').delete(0, 1)
  const onlyDeletes = Y.encodeStateAsUpdate(deletes, Y.encodeStateVector(deletes))
  raw.send({ type: 'update', channel, cseq: 1, bytes: onlyDeletes })
  expect((await raw.next('nack')).code).toBe('GAP')
  raw.send({ type: 'update', channel, cseq: 1, bytes: base })
  raw.send({ type: 'update', channel, cseq: 2, bytes: onTop })
  while ((await raw.next('ack')).cseq < 2);
  const { doc } = collab.documents.of({ type: 'section', id: section.id })!
  expect(doc.store.pendingStructs).toBeNull()
  expect(collab.documents.of({ type: 'section', id: section.id })!.content.length).toBe(2)
})

test('whoever sends too much is slowed down, and loses nothing', async () => {
  const { url, collab } = await startCollab({ limits: { updatesPerSecond: 40, updateBurst: 5 } })
  const { section, ada, bo } = await table()
  const socket = connect(url, ada)
  const [a, b] = await Promise.all([
    openReady(url, ada, section.id, { mergeMs: 0, socket }),
    openReady(url, bo, section.id),
  ])
  // Each line leaves before the next is typed, so that there are as many updates as lines.
  const leaves = () =>
    new Promise<void>((resolve) => {
      const hear = () => {
        socket.offAnyOutgoing(hear)
        resolve()
      }
      socket.onAnyOutgoing(hear)
    })
  const typed: string[] = []
  for (let line = 0; line < 40; line++) {
    typed.push(`line ${line}`)
    const left = leaves()
    write(a, `line ${line}`)
    await left
  }
  await Promise.all([saved(a), shows(b, 'line 39')])
  expect(linesOf(b.fragment)).toEqual(typed)
  expect(collab.stats.refusals.RATE).toBeGreaterThan(0)
})
