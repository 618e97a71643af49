import i18next from 'i18next'
import * as encoding from 'lib0/encoding'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type DocumentNode, footnotesOf } from '#app/editor/schema/document-json.ts'
import { plainText } from '#app/editor/schema/plain-text.ts'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import { SectionText } from '#app/editor/section-text.tsx'
import editor from '#app/locales/en/editor.json'
import { db } from '#app/platform/db.server.ts'
import { identified } from '#tests/factories/blocks.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { openReady, saved, startCollab, write } from './collab-harness.ts'
import { rawClient } from './raw-client.ts'

async function table(limits: NonNullable<Parameters<typeof startCollab>[0]>['limits'] = {}) {
  const server = await startCollab({ limits })
  const roundtable = await buildRoundtable()
  const [section, ada] = await Promise.all([buildSection({ roundtable }), buildMember({ roundtable })])
  return { ...server, section, ada }
}

const i18n = i18next.createInstance()
await i18n.use(initReactI18next).init({ lng: 'en', resources: { en: { editor } } })

type Child = Y.XmlElement | Y.XmlText
function element(name: string, children: Child[] = [], attributes: Record<string, unknown> = {}) {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string)
  made.insert(0, children)
  return made
}

type Change = (doc: Y.Doc) => void
const holding =
  (make: () => Child): Change =>
  (doc) =>
    doc.getXmlFragment('content').push([make()])
const withText =
  (work: (text: Y.XmlText) => void): Change =>
  (doc) => {
    const text = new Y.XmlText('words')
    doc.getXmlFragment('content').push([element('paragraph', [text])])
    work(text)
  }

const MISPLACED: [string, Change][] = [
  ['a text in a text', withText((text) => text.insertEmbed(1, new Y.XmlText('inner')))],
  ['an element in a text', withText((text) => text.insertEmbed(1, element('hardBreak')))],
  ['an object in a text', withText((text) => text.insertEmbed(1, { image: 'x' }))],
  ['an attribute of a text', withText((text) => text.setAttribute('level', 2))],
  ['a text as an attribute', holding(() => element('heading', [], { level: new Y.XmlText('2') }))],
  ['an element as an attribute', holding(() => element('heading', [], { level: element('paragraph') }))],
  ['an attribute of another element', holding(() => element('paragraph', [], { colspan: 2 }))],
  ['words in the root', (doc) => doc.get('content', Y.Text).insert(0, 'words')],
  ['marked words in the root', (doc) => doc.get('content', Y.Text).insert(0, 'words', { bold: {} })],
  ['a name in the root', (doc) => void doc.getMap('content').set('a', 1)],
  ['a text in the root', holding(() => new Y.XmlText('words'))],
  ['an item in the root', holding(() => element('listItem'))],
  ['a paragraph in a paragraph', holding(() => element('paragraph', [element('paragraph')]))],
  ['a text in a list', holding(() => element('bulletList', [new Y.XmlText('words')]))],
  ['a text in a footnote', holding(() => element('paragraph', [element('footnote', [new Y.XmlText('words')])]))],
  [
    'a row in a cell',
    holding(() => element('table', [element('tableRow', [element('tableCell', [element('tableRow')])])])),
  ],
  ['a hook', holding(() => new Y.XmlHook('paragraph') as unknown as Y.XmlElement)],
]

function updateMadeAlone(change: Change, clientId = 77) {
  const doc = new Y.Doc()
  doc.clientID = clientId
  change(doc)
  return Y.encodeStateAsUpdate(doc)
}

test.each(MISPLACED)('%s is refused', async (_, change) => {
  const { url, section, ada, collab } = await table()
  const raw = rawClient(url, ada)
  raw.join(section.id)
  const { channel } = (await raw.next('joined')).joined
  raw.send({ type: 'update', channel, cseq: 1, bytes: updateMadeAlone(change) })
  expect((await raw.next('nack')).code).toBe('VOCAB')
  expect(collab.documents.of({ type: 'section', id: section.id })!.appliedSeq).toBe(0)
})

test.each(MISPLACED)('%s that is stored already is shown, and repaired at most once', async (_, change) => {
  const { url, pool, section, ada, collab } = await table({ compactRows: 1 })
  const { id } = await db.collabDocument.create({
    data: { subjectType: 'section', subjectId: section.id, schemaVersion: SCHEMA_VERSION },
  })
  await pool.query(
    'INSERT INTO "CollabUpdate" ("documentId", "seq", "epoch", "clientId", "clientSeq", "bytes") VALUES ($1, 1, 0, 4000000, 1, $2)',
    [id, Buffer.from(updateMadeAlone(change, 4_000_000))],
  )
  const shown = async () => {
    const content = (await collab.host.contentOf({ type: 'section', id: section.id })).json as DocumentNode
    plainText(content, { footnotes: true })
    footnotesOf(content)
    const text = createElement(SectionText, { content, number: '1' })
    return renderToStaticMarkup(createElement(I18nextProvider, { i18n }, text))
  }
  await shown()
  const a = await openReady(url, ada, section.id)
  for (let line = 0; line < 5; line++) {
    write(a, `line ${line}`)
    await saved(a)
  }
  expect(await shown()).toContain('line 4')
  expect(collab.stats.repairs).toBeLessThanOrEqual(1)
})

test('two neighbours in different places are no place between them', async () => {
  const { url, section, ada, collab } = await table()
  const raw = rawClient(url, ada)
  raw.join(section.id)
  const { channel } = (await raw.next('joined')).joined
  // 77 writes two paragraphs; then letters that stand behind a letter of the first and before one of the second.
  const doc = new Y.Doc()
  doc.clientID = 77
  const [one, two] = [new Y.XmlText('one'), new Y.XmlText('two')]
  doc.getXmlFragment('content').push([identified(element('paragraph', [one])), identified(element('paragraph', [two]))])
  raw.send({ type: 'update', channel, cseq: 1, bytes: Y.encodeStateAsUpdate(doc) })
  await raw.next('ack')
  const before = Y.encodeStateVector(doc)
  one.insert(1, 'x')
  const update = Y.encodeStateAsUpdate(doc, before)
  const own = Y.decodeUpdate(update).structs[0] as Y.Item
  const strange = Uint8Array.from(update)
  const at = strange.lastIndexOf(own.rightOrigin!.clock)
  strange[at] = two._start!.id.clock
  raw.send({ type: 'update', channel, cseq: 2, bytes: strange })
  expect((await raw.next('nack')).code).toBe('VOCAB')
  expect(collab.documents.of({ type: 'section', id: section.id })!.appliedSeq).toBe(1)
})

test.each([
  ['nothing left', 0],
  ['deleted text', 1],
])('a few bytes that stand for millions of millions of letters of %s are refused', async (_, kind) => {
  const { url, section, ada, collab } = await table()
  const raw = rawClient(url, ada)
  raw.join(section.id)
  const { channel } = (await raw.next('joined')).joined
  const bytes = encoding.encode((encoder) => {
    // One client, one struct of client 77 from clock 0.
    for (const value of [1, 1, 77, 0]) encoding.writeVarUint(encoder, value)
    encoding.writeUint8(encoder, kind)
    if (kind === 1) {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, 'content')
    }
    encoding.writeVarUint(encoder, 2 ** 50)
    encoding.writeVarUint(encoder, 0)
  })
  raw.send({ type: 'update', channel, cseq: 1, bytes })
  expect((await raw.next('nack')).code).toBe('GAP')
  expect(collab.documents.of({ type: 'section', id: section.id })!.appliedSeq).toBe(0)
})
