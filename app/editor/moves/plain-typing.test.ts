import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { plainlyTyped } from './plain-typing.ts'

/** What is said of one change to a paragraph that reads "words". */
function after(change: (text: Y.XmlText, content: Y.XmlFragment) => void) {
  const doc = new Y.Doc()
  const content = doc.getXmlFragment('content')
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText('words')
  content.push([paragraph])
  paragraph.push([text])
  let typed: number | null = null
  doc.once('afterTransaction', (transaction: Y.Transaction) => void (typed = plainlyTyped(transaction)))
  doc.transact(() => change(text, content))
  return typed
}

test('letters beside others are counted', () => {
  expect(after((text) => text.insert(5, ' and'))).toBe(4)
  expect(
    after((text) => {
      text.insert(0, 'a')
      text.insert(6, 'bc')
    }),
  ).toBe(3)
})

test.each<[string, Parameters<typeof after>[0]]>([
  ['a deletion', (text) => text.delete(0, 1)],
  ['a mark', (text) => text.format(0, 2, { bold: {} })],
  ['letters with a mark', (text) => text.insert(0, 'x', { comment: { threadId: 'one' } })],
  ['another block', (_, content) => content.push([new Y.XmlElement('paragraph')])],
  ['an attribute', (text) => (text.parent as Y.XmlElement).setAttribute('id', 'x')],
  ['the first words of a text', (_, content) => content.push([new Y.XmlText('words without a paragraph')])],
])('%s is more than typing', (_, change) => {
  expect(after(change)).toBeNull()
})

test('words in a text that was empty are looked at', () => {
  const doc = new Y.Doc()
  const text = new Y.XmlText()
  doc.getXmlFragment('content').push([text])
  let typed: number | null = 0
  doc.once('afterTransaction', (transaction: Y.Transaction) => void (typed = plainlyTyped(transaction)))
  text.insert(0, 'words without a paragraph')
  expect(typed).toBeNull()
})
