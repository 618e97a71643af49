import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { wordsMissing, wordsOf } from './refused-text.ts'

test('of what somebody wrote only the words that the text does not have are offered', () => {
  const [theirs, stored] = [new Y.Doc(), new Y.Doc()]
  const text = theirs.getText('t')
  text.insert(0, 'stored')
  Y.applyUpdate(stored, Y.encodeStateAsUpdate(theirs))
  text.insert(text.length, ' and more')
  const draft = Y.encodeStateAsUpdate(theirs)
  expect(wordsMissing(stored, draft)).toBe('and more')
  expect(wordsMissing(theirs, draft)).toBe('')
})

test('words that others took away with their block are offered too, and what their author deleted is not', () => {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
  const content = theirs.getXmlFragment('content')
  const paragraph = new Y.XmlElement('paragraph')
  content.push([paragraph])
  paragraph.push([new Y.XmlText('kilo')])
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
  const before = Y.encodeStateVector(mine)
  const text = (mine.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText
  text.insert(4, ' lima mike november')
  text.delete(5, 5)
  const unsaved = Y.encodeStateAsUpdate(mine, before)
  expect(wordsOf(mine, mine.getXmlFragment('content'), unsaved)).toBe(' mike november')
  content.delete(0, 1)
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
  expect(wordsOf(mine, mine.getXmlFragment('content'), unsaved)).toBe('mike november')
})
