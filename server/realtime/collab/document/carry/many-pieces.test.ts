import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { liveDocument } from '#tests/factories/live-documents.ts'
import type { LiveDocument } from '../live-document.ts'
import { inspect } from '../structs.ts'

// What would take minutes if it were looked at again for every letter, in updates that anybody may send.
const [ADA, BO] = [10_000_001, 10_000_002]
const WORDS = 'kilo lima mike november'
const KNOWS_ALL = 1000

function textOf(...lines: string[]) {
  const bound = (personId: string) => ({ personId, organisationId: 'o', groupId: 'g', stored: true })
  const document = liveDocument({
    bindings: new Map([
      [ADA, bound('ada')],
      [BO, bound('bo')],
    ]),
  })
  take(document, ADA, (content) => content.push(lines.map((line) => block('paragraph', line))))
  return document
}

/** Somebody's edit of the text as it was at `base`. */
function take(
  document: LiveDocument,
  clientId: number,
  change: (content: Y.XmlFragment) => void,
  base = document.encodeAll(),
  known = KNOWS_ALL,
) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, base)
  doc.clientID = clientId
  const before = Y.encodeStateVector(doc)
  doc.transact(() => change(doc.getXmlFragment('content')))
  const bytes = Y.encodeStateAsUpdate(doc, before)
  const inspected = inspect(document.doc, bytes)
  if ('refused' in inspected) throw new Error(inspected.refused)
  const fresh = document.apply(bytes, { clientId, own: new Set([clientId]), inspected, known })!
  expect(document.carryError).toBeNull()
  const { row } = document.append({
    clientId,
    clientSeq: document.appliedSeq + 1,
    kind: 0,
    identity: null,
    gate: null,
    bytes: fresh,
    bind: [],
    member: null,
  })
  row.sealed = true
  return row
}

function block(name: string, words: string) {
  const element = new Y.XmlElement(name)
  if (name === 'heading') element.setAttribute('level', 2 as never)
  if (words) element.insert(0, [new Y.XmlText(words)])
  return element
}

const textAt = (content: Y.XmlFragment, at: number) => (content.get(at) as Y.XmlElement).get(0) as Y.XmlText

function replace(content: Y.XmlFragment, at: number, element: Y.XmlElement) {
  content.delete(at, 1)
  content.insert(at, [element])
}

test('of letters far apart that would all have to be carried, some are, and the rest is offered back', () => {
  const document = textOf('alpha', WORDS, 'omega')
  const base = document.encodeAll()
  take(document, ADA, (content) => replace(content, 1, block('heading', WORDS)))
  const row = take(
    document,
    BO,
    (content) => {
      for (let letters = 0; letters < 12_000; letters++) textAt(content, 1).insert(1, 'x')
    },
    base,
    0,
  )
  const carried = textAt(document.content, 1).length - WORDS.length
  expect(carried).toBeGreaterThan(0)
  expect(carried).toBeLessThan(12_000)
  expect(carried + row.unplaced.length).toBe(12_000)
  expect(document.carrier.takeUnplaced()).toEqual(row.unplaced)
})

test('a long text that one puts elsewhere and another deletes is gone', () => {
  const long = 'abcdefghij'.repeat(6000)
  const document = textOf('alpha', long)
  const base = document.encodeAll()
  take(document, ADA, (content) => replace(content, 1, block('paragraph', long)))
  take(document, BO, (content) => content.delete(1, 1), base, 0)
  expect(document.content.toString()).toBe('<paragraph>alpha</paragraph><paragraph></paragraph>')
})

test('thousands of paragraphs go here, as many empty ones come there', () => {
  const document = textOf('alpha', 'beta', ...Array.from({ length: 3000 }, (_, index) => `a${index * 7919}`))
  take(document, ADA, (content) => {
    content.delete(2, 3000)
    content.insert(
      1,
      Array.from({ length: 3000 }, () => block('paragraph', '')),
    )
  })
  expect(document.content.length).toBe(3002)
})
