import { initProseMirrorDoc } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CollabProvider } from '#app/editor/collab/provider.ts'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import { db } from '#app/platform/db.server.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { connect, openReady, saved, startCollab, when, write } from './collab-harness.ts'

async function table(limits: NonNullable<Parameters<typeof startCollab>[0]>['limits'] = {}) {
  const server = await startCollab({ limits })
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  return { ...server, section, ada, bo }
}

function block(name: string, children: (Y.XmlElement | Y.XmlText)[] = [], attributes: Record<string, unknown> = {}) {
  const element = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string)
  element.insert(0, children)
  return element
}

const paragraph = (text: string) => block('paragraph', [new Y.XmlText(text)])

/** The text as an editor builds it; it would delete here what it cannot build. */
function built({ doc }: CollabProvider) {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateVector(copy)
  const { doc: node } = initProseMirrorDoc(copy.getXmlFragment('content'), documentSchema)
  node.check()
  expect(Y.encodeStateAsUpdate(copy, before).length).toBeLessThanOrEqual(Y.encodeStateAsUpdate(doc, before).length)
  return node
}

test('two who each take one of the last two items leave a list that the server completes, once for all', async () => {
  const { url, collab, pool, section, ada, bo } = await table()
  const [one, two] = [connect(url, ada), connect(url, bo)]
  const [a, b] = await Promise.all([
    openReady(url, ada, section.id, { socket: one }),
    openReady(url, bo, section.id, { socket: two }),
  ])
  a.fragment.push([
    block('bulletList', [block('listItem', [paragraph('one')]), block('listItem', [paragraph('two')])], {}),
  ])
  await Promise.all([saved(a), when(b, () => b.fragment.length === 1)])
  two.disconnect()
  ;(b.fragment.get(0) as Y.XmlElement).delete(1, 1)
  ;(a.fragment.get(0) as Y.XmlElement).delete(0, 1)
  await saved(a)
  two.connect()
  const shape = 'doc(bulletList(listItem(paragraph)))'
  await Promise.all(
    [a, b].map((it) => when(it, () => it.state === 'saved' && (it.fragment.get(0) as Y.XmlElement).length === 1)),
  )
  expect([built(a).toString(), built(b).toString()]).toEqual([shape, shape])
  const { rows } = await pool.query(
    'SELECT "kind", "personId" FROM "CollabUpdate" WHERE "documentId" = $1 AND "kind" = 3',
    [collab.documents.of({ type: 'section', id: section.id })!.id],
  )
  expect(rows).toEqual([{ kind: 3, personId: null }])
  expect(collab.stats.repairs).toBe(1)
  ;(a.fragment.get(0) as Y.XmlElement).delete(0, 1)
  await when(b, () => collab.stats.repairs === 2)
})

const broken: [string, () => Y.XmlElement | Y.XmlText, string][] = [
  ['a text without a paragraph', () => new Y.XmlText('words'), 'doc(paragraph("words"))'],
  [
    'an item without a list',
    () => block('listItem', [paragraph('words')]),
    'doc(bulletList(listItem(paragraph("words"))))',
  ],
  [
    'a list with text in it',
    () => block('orderedList', [new Y.XmlText('words')]),
    'doc(orderedList(listItem(paragraph("words"))))',
  ],
  [
    'an item that begins with a list',
    () => block('listItem', [block('bulletList', [block('listItem', [paragraph('words')])])]),
    'doc(bulletList(listItem(paragraph, bulletList(listItem(paragraph("words"))))))',
  ],
  ['a table row on its own', () => block('tableRow', [paragraph('words')]), 'words'],
  ['a paragraph in a heading', () => block('heading', [paragraph('words')], { level: 2 }), 'doc(heading("words"))'],
  [
    'a footnote with text in it',
    () => block('paragraph', [new Y.XmlText('words'), block('footnote', [new Y.XmlText(' and more')])]),
    'words and more',
  ],
  ['a text in a text', () => block('paragraph', [holding(new Y.XmlText('inner'))]), 'doc(paragraph("outerinner"))'],
  ['an element in a text', () => block('paragraph', [holding(paragraph('inner'))]), 'doc(paragraph("outerinner"))'],
  [
    'a text as an attribute',
    () => block('heading', [new Y.XmlText('words')], { level: new Y.XmlText('two') }),
    'doc(paragraph("words"))',
  ],
]

function holding(inner: Y.XmlText | Y.XmlElement) {
  const text = new Y.XmlText('outer')
  text.insertEmbed(5, inner)
  return text
}

test.each(broken)(
  '%s that is stored is repaired once, for everybody, and its words stay their author’s',
  async (_, make, expected) => {
    const { url, pool, section, ada, bo, collab } = await table({ compactRows: 1 })
    const { id } = await db.collabDocument.create({
      data: { subjectType: 'section', subjectId: section.id, schemaVersion: SCHEMA_VERSION },
    })
    const doc = new Y.Doc()
    doc.getXmlFragment('content').push([paragraph('before'), make(), paragraph('after')])
    await db.collabClient.create({
      data: {
        documentId: id,
        clientId: doc.clientID,
        personId: ada.person.id,
        organisationId: ada.organisation.id,
        groupId: ada.group.id,
      },
    })
    await pool.query(
      'INSERT INTO "CollabUpdate" ("documentId", "seq", "epoch", "clientId", "clientSeq", "bytes") VALUES ($1, 1, 0, $2, 1, $3)',
      [id, doc.clientID, Buffer.from(Y.encodeStateAsUpdate(doc))],
    )
    const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
    write(b, 'end')
    await saved(b)
    const document = collab.documents.of({ type: 'section', id: section.id })!
    for (const it of [a, b])
      await when(it, () => collab.stats.repairs > 0 && Y.equalSnapshots(Y.snapshot(it.doc), Y.snapshot(document.doc)))
    const node = built(a)
    const [first, after, end] = [node.firstChild!, node.child(node.childCount - 2), node.lastChild!]
    expect([first, after, end].map(({ textContent }) => textContent)).toEqual(['before', 'after', 'end'])
    const middle = node.cut(first.nodeSize, node.content.size - after.nodeSize - end.nodeSize)
    if (expected.startsWith('doc(')) expect(middle.toString()).toBe(expected)
    else expect(middle.textContent).toContain(expected)
    expect(built(b).toString()).toBe(node.toString())
    const own = middle.textContent.split(' ').length + 2
    expect(await collab.host.wordsByGroup({ type: 'section', id: section.id })).toEqual({
      [ada.group.id]: own,
      [bo.group.id]: 1,
    })
    write(b, 'more')
    await saved(b)
    expect(collab.stats.repairs).toBe(1)
  },
)

test('a text in order is left alone', async () => {
  const { url, section, ada, collab } = await table()
  const a = await openReady(url, ada, section.id)
  for (let line = 0; line < 20; line++) write(a, `line ${line}`)
  await saved(a)
  expect(collab.stats.repairs).toBe(0)
  expect(await collab.host.wordsByGroup({ type: 'section', id: section.id })).toEqual({ [ada.group.id]: 40 })
})
