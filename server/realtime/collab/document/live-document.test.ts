import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { liveDocument } from '#tests/factories/live-documents.ts'
import type { LiveDocument } from './live-document.ts'
import { ROW_KIND } from './row.ts'

function take(document: LiveDocument, clientSeq: number, text: string) {
  const author = new Y.Doc()
  Y.applyUpdate(author, Y.encodeStateAsUpdate(document.doc))
  author.clientID = 77
  author.getXmlFragment('content').push([new Y.XmlText(text)])
  const bytes = document.apply(Y.encodeStateAsUpdate(author))!
  return document.append({
    clientId: 77,
    clientSeq,
    kind: ROW_KIND.edit,
    identity: null,
    gate: null,
    bytes,
    bind: [],
    member: null,
  })
}

function textIn(update: Uint8Array) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc.getXmlFragment('content').toArray().join('')
}

test('whoever joins is given all that was applied, also what became one row with what was there before', () => {
  const document = liveDocument()
  take(document, 1, 'one ')
  expect(textIn(document.encodeAll())).toBe('one ')
  expect(take(document, 2, 'two').added).toBe(false)
  expect(textIn(document.encodeAll())).toBe('one two')
})

test('what is read while rows of a former owner come in is read again, for their numbers are below its own', async () => {
  const document = liveDocument()
  const { row } = take(document, 1, 'ours')
  const reading = document.asStored(() => textIn(document.encodeAll()))
  const former = new Y.Doc()
  former.getXmlFragment('content').push([new Y.XmlText('theirs ')])
  document.apply(Y.encodeStateAsUpdate(former))
  document.absorbed++
  row.seq = document.appliedSeq = 2
  document.committed([row])
  const { value, headSeq } = await reading
  expect(headSeq).toBe(2)
  expect(value).toContain('theirs')
})
