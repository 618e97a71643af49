import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CollabProvider } from '#app/editor/collab/provider.ts'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import { isIdentifier } from '#app/editor/schema/vocabulary.ts'
import { db } from '#app/platform/db.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import { giveBlockIds } from '#server/realtime/collab/document/block-ids.ts'
import { contentJson } from '#server/realtime/collab/document/content-json.ts'
import { ROW_KIND } from '#server/realtime/collab/document/row.ts'
import { identified } from '#tests/factories/blocks.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { connect, linesOf, openReady, saved, startCollab, when, write } from './collab-harness.ts'
import { rawClient, updateOf } from './raw-client.ts'
import { docOf, storedTexts, storeText } from './stored-texts.ts'

const FORMER = storedTexts(1)
const idsIn = (content: Y.XmlFragment) =>
  (content.toArray() as Y.XmlElement[]).map((block) => block.getAttribute('id') as string | undefined)

function withoutIds({ attrs, content, ...node }: DocumentNode): DocumentNode {
  const { id: _, ...others } = attrs ?? {}
  return {
    ...node,
    ...(Object.keys(others).length && { attrs: others }),
    ...(content && { content: content.map(withoutIds) }),
  }
}

async function table() {
  const server = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, ...people] = await Promise.all([
    buildSection({ roundtable }),
    ...Array.from({ length: 3 }, () => buildMember({ roundtable })),
  ])
  const [ada, bo] = people as [(typeof people)[0], (typeof people)[0]]
  const subject = sectionText(section.id)
  const rows = () =>
    db.collabUpdate.findMany({ where: { document: { sectionId: section.id } }, orderBy: { seq: 'asc' } })
  return { ...server, roundtable, section, people, ada, bo, subject, rows }
}

const areApart = ({ fragment }: { fragment: Y.XmlFragment }) => {
  const ids = idsIn(fragment)
  return ids.length > 0 && ids.every(isIdentifier) && new Set(ids).size === ids.length
}
const apart = (provider: CollabProvider) => when(provider, () => areApart(provider), 'an id for each block')

describe('a text of the first version', () => {
  test.each(FORMER)('of $name is given ids of its blocks, and reads as it did', (stored) => {
    const [one, other] = [docOf(stored), docOf(stored)]
    const content = one.getXmlFragment('content')
    expect(idsIn(content).every((id) => id === undefined)).toBe(true)
    giveBlockIds(content)
    expect(areApart({ fragment: content })).toBe(true)
    expect(withoutIds(contentJson(content))).toEqual(stored.json)
    const once = content.toString()
    giveBlockIds(content)
    expect(content.toString()).toBe(once)
    giveBlockIds(other.getXmlFragment('content'))
    expect(other.getXmlFragment('content').toString()).toBe(once)
  })

  test.each(FORMER)('of $name is brought over when it is opened, and stays its authors’', async (stored) => {
    const { url, collab, section, people, subject, rows, close } = await table()
    const id = await storeText(1, stored, section.id, people)
    const before = await db.collabUpdate.count({ where: { documentId: id } })
    const a = await openReady(url, people[0]!, section.id)
    expect(areApart(a)).toBe(true)
    const ids = idsIn(a.fragment)
    const words = await collab.host.wordsByGroup(subject)
    expect(Object.values(words).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)
    expect(withoutIds((await collab.host.contentOf(subject)).json as DocumentNode)).toEqual(stored.json)
    expect((await rows()).slice(before)).toMatchObject([{ kind: ROW_KIND.schema, personId: null }])
    expect(withoutIds(await collab.host.contentAt(subject, before))).toEqual(stored.json)
    write(a, 'goes on')
    await saved(a)
    expect(await rows()).toHaveLength(before + 2)
    await close()
    const again = await startCollab()
    const b = await openReady(again.url, people[1]!, section.id)
    expect(idsIn(b.fragment).slice(0, ids.length)).toEqual(ids)
    expect(await again.collab.host.wordsByGroup(subject)).toMatchObject(
      Object.fromEntries(Object.entries(words).filter(([group]) => group !== people[0]!.group.id)),
    )
    expect(await db.collabDocument.findUniqueOrThrow({ where: { id } })).toMatchObject({
      schemaVersion: SCHEMA_VERSION,
    })
  })

  test('comes back from before with the ids that its blocks have now', async () => {
    const { url, collab, section, people, ada, subject } = await table()
    const stored = FORMER[1]!
    await storeText(1, stored, section.id, people)
    const a = await openReady(url, ada, section.id)
    const ids = idsIn(a.fragment)
    a.doc.transact(() => a.fragment.delete(0, a.fragment.length))
    write(a, 'all new')
    await saved(a)
    const request = { by: ada.seat, gate: 0, threadIds: [] }
    await collab.host.restore(subject, stored.rows.length, request)
    await when(a, () => a.fragment.length === ids.length, 'the former text')
    expect(idsIn(a.fragment)).toEqual(ids)
  })
})

describe('a block', () => {
  test('that came without an id is given one, by nobody, and its words stay their author’s', async () => {
    const { url, collab, section, ada, bo, subject, rows } = await table()
    const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
    const block = new Y.XmlElement('paragraph')
    block.insert(0, [new Y.XmlText('without an id')])
    a.fragment.push([block])
    await Promise.all([apart(a), apart(b)])
    await when(b, () => b.fragment.length === 1)
    expect(idsIn(b.fragment)).toEqual(idsIn(a.fragment))
    await collab.documents.of(subject)!.barrier()
    expect(await rows()).toMatchObject([{ personId: ada.person.id }, { kind: ROW_KIND.server, personId: null }])
    expect(await collab.host.wordsByGroup(subject)).toEqual({ [ada.group.id]: 3 })
  })

  test.each([
    ['before', 0],
    ['behind', 1],
  ])('with the id of another is given one of its own, also where it stands %s it', async (_, place) => {
    const { url, section, ada, bo } = await table()
    const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
    write(a, 'the first')
    await when(b, () => b.fragment.length === 1)
    const [id] = idsIn(a.fragment)
    const copy = new Y.XmlElement('paragraph')
    copy.setAttribute('id', id!)
    b.fragment.insert(place, [copy])
    await saved(b)
    await Promise.all([apart(a), apart(b)])
    await when(a, () => a.fragment.length === 2 && areApart(a))
    expect(idsIn(a.fragment)[1 - place]).toBe(id)
    expect(idsIn(b.fragment)).toEqual(idsIn(a.fragment))
  })

  test('that is given the id of a younger one later does not take it away', async () => {
    const { url, section, ada, bo } = await table()
    const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
    write(a, 'older')
    await when(b, () => b.fragment.length === 1)
    write(b, 'younger')
    await when(a, () => a.fragment.length === 2)
    const [, id] = idsIn(a.fragment)
    ;(a.fragment.get(0) as Y.XmlElement).setAttribute('id', id!)
    await saved(a)
    await apart(a)
    expect(idsIn(a.fragment)[1]).toBe(id)
  })

  test('that two make of another kind at once is two, with an id each, whoever comes first', async () => {
    const { url, section, ada, bo } = await table()
    const socket = connect(url, bo)
    const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id, { socket })])
    write(a, 'alpha')
    await when(b, () => b.fragment.length === 1)
    const [id] = idsIn(a.fragment)
    const replace = ({ doc, fragment }: CollabProvider, name: string) =>
      doc.transact(() => {
        const made = new Y.XmlElement(name)
        made.setAttribute('id', id!)
        if (name === 'heading') made.setAttribute('level', 2 as unknown as string)
        made.insert(0, [new Y.XmlText('alpha')])
        fragment.delete(0, 1)
        fragment.insert(0, [made])
      })
    socket.disconnect()
    replace(b, 'heading')
    replace(a, 'paragraph')
    await saved(a)
    socket.connect()
    await saved(b)
    await Promise.all([apart(a), apart(b)])
    await when(b, () => idsIn(b.fragment).join() === idsIn(a.fragment).join(), 'the same')
    expect(idsIn(a.fragment)).toContain(id)
  })

  test('of a server that was killed before it gave an id has one after the next words', async () => {
    const { url, pool, section, ada, subject, collab } = await table()
    const documentId = await storeText(SCHEMA_VERSION, { name: '', rows: [], json: { type: 'doc' } }, section.id, [])
    const { person, organisation, group } = ada
    const seat = { personId: person.id, organisationId: organisation.id, groupId: group.id }
    await db.collabClient.create({ data: { documentId, clientId: 77, ...seat } })
    const bytes = updateOf(77, (content) => {
      const twins = ['x', 'x', ''].map((id) => {
        const block = new Y.XmlElement('paragraph')
        if (id) block.setAttribute('id', id)
        return block
      })
      content.push(twins)
    })
    await pool.query(
      'INSERT INTO "CollabUpdate" ("documentId", "seq", "epoch", "clientId", "clientSeq", "bytes") VALUES ($1, 1, 0, 77, 1, $2)',
      [documentId, Buffer.from(bytes)],
    )
    const a = await openReady(url, ada, section.id)
    expect(areApart(a)).toBe(false)
    const first = a.fragment.get(0) as Y.XmlElement
    first.push([new Y.XmlText('now')])
    await saved(a)
    await apart(a)
    expect(idsIn(a.fragment)[0]).toBe('x')
    expect(areApart({ fragment: collab.documents.of(subject)!.content })).toBe(true)
  })

  test.each([
    ['with blanks', 'an id'],
    ['too long', 'x'.repeat(65)],
    ['empty', ''],
    ['a number', 7],
    ['an object', { id: 'x' }],
  ])('with an id that is %s is refused', async (_, id) => {
    const { url, section, ada, collab, subject } = await table()
    const raw = rawClient(url, ada)
    raw.join(section.id)
    const { channel } = (await raw.next('joined')).joined
    const block = new Y.XmlElement('paragraph')
    block.setAttribute('id', id as string)
    raw.send({ type: 'update', channel, cseq: 1, bytes: updateOf(77, (content) => content.push([block])) })
    expect((await raw.next('nack')).code).toBe('VOCAB')
    expect(collab.documents.of(subject)!.appliedSeq).toBe(0)
  })

  test('within a list has none, and a page that gives it one is refused', async () => {
    const { url, section, ada } = await table()
    const raw = rawClient(url, ada)
    raw.join(section.id)
    const { channel } = (await raw.next('joined')).joined
    const list = identified(new Y.XmlElement('bulletList'))
    const item = identified(new Y.XmlElement('listItem'))
    item.insert(0, [new Y.XmlElement('paragraph')])
    list.insert(0, [item])
    raw.send({ type: 'update', channel, cseq: 1, bytes: updateOf(77, (content) => content.push([list])) })
    expect((await raw.next('nack')).code).toBe('VOCAB')
  })

  test('of many that come at once without an id costs their author, not the others, and is given one', async () => {
    const { url, section, ada, bo } = await table()
    const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
    a.fragment.push(Array.from({ length: 2000 }, () => new Y.XmlElement('paragraph')))
    write(b, 'meanwhile')
    await Promise.all([saved(a), saved(b)])
    await when(b, () => b.fragment.length === 2001 && areApart(b), 'all with an id')
    expect(linesOf(b.fragment).filter(Boolean)).toEqual(['meanwhile'])
  })
})
