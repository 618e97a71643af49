import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { documentSchema } from './schema/document-schema.ts'
import { CONTENT_ROOT } from './schema/version.ts'
import { touchesBlock } from './touched-block.ts'

function twoCopies() {
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const list = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('In a list.')] }] }
  const mine = new Y.Doc()
  prosemirrorToYXmlFragment(
    documentSchema.nodeFromJSON({ type: 'doc', content: [paragraph('Mine here.'), paragraph('Theirs.'), list] }),
    mine.getXmlFragment(CONTENT_ROOT),
  )
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
  const change = (act: (root: Y.XmlFragment) => void) => {
    const before = Y.encodeStateVector(theirs)
    theirs.transact(() => act(theirs.getXmlFragment(CONTENT_ROOT)))
    return Y.encodeStateAsUpdate(theirs, before)
  }
  return { mine, root: mine.getXmlFragment(CONTENT_ROOT), change }
}

const block = (root: Y.XmlFragment, ...path: number[]) =>
  path.reduce<Y.XmlFragment>((at, index) => at.get(index) as Y.XmlElement, root) as Y.XmlElement
const text = (element: Y.XmlElement) => element.get(0) as Y.XmlText

test.each<[string, boolean, (root: Y.XmlFragment) => void]>([
  ['letters at its start', true, (root) => text(block(root, 0)).insert(0, 'abc')],
  ['letters at its end', true, (root) => text(block(root, 0)).insert(10, 'abc')],
  [
    'letters typed one after the other',
    true,
    (root) => [...'abc'].forEach((letter, at) => text(block(root, 0)).insert(4 + at, letter)),
  ],
  ['a deletion in it', true, (root) => text(block(root, 0)).delete(2, 3)],
  ['bold words in it', true, (root) => text(block(root, 0)).format(0, 4, { bold: {} })],
  ['an attribute of it', true, (root) => block(root, 0).setAttribute('kind', 'heading')],
  ['its deletion', true, (root) => root.delete(0, 1)],
  ['letters in another paragraph', false, (root) => text(block(root, 1)).insert(0, 'abc')],
  ['a paragraph before it', false, (root) => root.insert(0, [new Y.XmlElement('paragraph')])],
  ['the deletion of another', false, (root) => root.delete(1, 1)],
])('%s: touches the block: %s', (_, touches, act) => {
  const { mine, root, change } = twoCopies()
  expect(touchesBlock(mine, block(root, 0), change(act))).toBe(touches)
})

test('what takes away a list takes away the paragraph in it', () => {
  const { mine, root, change } = twoCopies()
  const inList = block(root, 2, 0, 0)
  expect(
    touchesBlock(
      mine,
      inList,
      change((theirs) => text(block(theirs, 1)).insert(0, 'x')),
    ),
  ).toBe(false)
  expect(
    touchesBlock(
      mine,
      inList,
      change((theirs) => theirs.delete(2, 1)),
    ),
  ).toBe(true)
})

test('what is in the text already, as one’s own letters are when they come back, touches nothing', () => {
  const { mine, root, change } = twoCopies()
  const update = change((theirs) => text(block(theirs, 0)).insert(0, 'abc'))
  Y.applyUpdate(mine, update)
  expect(touchesBlock(mine, block(root, 0), update)).toBe(false)
})
