import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { wordsMissing } from './refused-text.ts'

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
