import { getSchema } from '@tiptap/core'
import { initProseMirrorDoc } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Document, Paragraph, Text } from '#app/editor/schema/blocks.ts'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import { contentOf, examine, rebuild } from '#server/realtime/collab/log/offline.ts'
import { identified } from '#tests/factories/blocks.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { connect, open, openReady, saved, startCollab, when } from '#tests/realtime/collab-harness.ts'
import { faultReport } from './fault-report.ts'

/** A text with a table, which an editor without that extension cannot build. */
async function tableText() {
  const server = await startCollab({ limits: { compactRows: 2 } })
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  const a = await openReady(server.url, ada, section.id)
  a.doc.transact(() => {
    const [table, row, cell, paragraph] = ['table', 'tableRow', 'tableCell', 'paragraph'].map(
      (name) => new Y.XmlElement(name),
    )
    paragraph!.insert(0, [new Y.XmlText('in the table')])
    cell!.setAttribute('colspan', 1 as unknown as string)
    cell!.setAttribute('rowspan', 1 as unknown as string)
    cell!.insert(0, [paragraph!])
    row!.insert(0, [cell!])
    table!.insert(0, [row!])
    a.fragment.push([identified(table!)])
  })
  await saved(a)
  const document = server.collab.documents.of({ type: 'section', id: section.id })!
  const bytes = () => Buffer.from(Y.encodeStateAsUpdate(document.doc)).toString('base64')
  return { ...server, section, bo, a, document, bytes }
}

test('F8 an editor of an older schema, or one without an extension, never gets as far as the text', async () => {
  const report = faultReport('F8', 'old client, missing extension', 'one text with a table')
  const { url, section, bo, document, bytes } = await tableText()
  // What such an editor would do with the text if it had it: this is what must not reach anybody.
  const poor = getSchema([Document, Paragraph, Text])
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document.doc))
  initProseMirrorDoc(copy.getXmlFragment('content'), poor)
  expect(copy.getXmlFragment('content').length, 'the danger is real: the table is deleted').toBe(0)

  const before = bytes()
  const old = open(url, bo, section.id, { schemaVersion: SCHEMA_VERSION - 1, socket: connect(url, bo) })
  await when(old, () => old.state === 'upgrade')
  initProseMirrorDoc(old.fragment, poor)
  old.fragment.push([new Y.XmlElement('paragraph')])
  const newer = open(url, bo, section.id, { schemaVersion: SCHEMA_VERSION + 1, socket: connect(url, bo) })
  await when(newer, () => newer.state === 'upgrade')
  report.measure('refused with UPGRADE', 2, { least: 2 })
  report.measure('letters such an editor was given', Y.encodeStateVector(newer.doc).length - 1, { most: 0 })
  report.measure('bytes of the text that changed', bytes() === before ? 0 : 1, { most: 0 })
  report.measure('rows more', document.committedSeq - 1, { most: 0 })
  report.check()
})

test('F8 what the server reads from a text for others leaves the text as it is', async () => {
  const report = faultReport('F8', 'conversions on the server', 'one text with a table')
  const { collab, pool, section, document, bytes } = await tableText()
  const before = bytes()
  const stored = { id: document.id }
  for (let time = 0; time < 3; time++) {
    await collab.host.contentOf({ type: 'section', id: section.id })
    await collab.host.wordsByGroup({ type: 'section', id: section.id })
    await collab.host.orphanedThreads({ type: 'section', id: section.id }, ['none'])
    await contentOf(pool, stored)
    await rebuild(pool, stored)
    expect(await examine(pool, stored)).toEqual([])
  }
  report.measure('bytes of the text that changed', bytes() === before ? 0 : 1, { most: 0 })
  report.measure('rows more', document.appliedSeq - 1, { most: 0 })
  report.check()
})
