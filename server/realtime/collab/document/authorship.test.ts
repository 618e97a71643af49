import { joinBackward, setBlockType, splitBlock, toggleMark, wrapIn } from '@tiptap/pm/commands'
import { wrapInList } from '@tiptap/pm/schema-list'
import type { EditorState } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  at,
  authorsIn,
  doc,
  drag,
  insert,
  marks,
  nodes,
  p,
  remove,
  replaceWith,
  run,
  textOfThree,
  typed,
  write,
} from '#tests/factories/several-hands.ts'
import { wordsByGroup } from './attribution.ts'
import { authorshipOf, readAuthors, withinRange } from './authorship.ts'

function textOf(...lines: string[]) {
  const document = textOfThree()
  write(document, 1, [replaceWith(doc(...lines.map(p)))])
  return document
}

test.each([
  ['a split near the end', ['the sun'], [run(splitBlock, at(5))], ['the /aaaa', 'sun/aaa']],
  ['a split of what is selected', ['the old sun'], [run(splitBlock, at(5, 9))], ['the /aaaa', 'sun/aaa']],
  ['a join', ['so', 'hot'], [run(joinBackward, at(5))], ['sohot/aaaaa']],
  ['a heading', ['sun'], [run(setBlockType(nodes.heading!), at(1))], ['sun/aaa']],
  ['a quote', ['sun'], [run(wrapIn(nodes.blockquote!), at(1))], ['sun/aaa']],
  ['a list', ['sun', 'sea'], [run(wrapInList(nodes.bulletList!), at(1, 8))], ['sun/aaa', 'sea/aaa']],
  ['a word dragged within a line', ['sun and sea'], [drag(1, 5, 12)], ['and seasun /aaaaaaaaaaa']],
  ['a word dragged to another line', ['sun and sea', 'so'], [drag(9, 12, 14)], ['sun and /aaaaaaaa', 'seaso/aaaaa']],
  [
    'typing before the split',
    ['the sun'],
    [...typed('my ', 5), run(splitBlock, at(8))],
    ['the my /aaaabbb', 'sun/aaa'],
  ],
  ['typing after the split', ['the sun'], [run(splitBlock, at(5)), ...typed('my ', 7)], ['the /aaaa', 'my sun/bbbaaa']],
  [
    'a word typed, and the line split twice',
    ['a b c'],
    [run(splitBlock, at(3)), run(splitBlock, at(7))],
    ['a /aa', 'b /aa', 'c/a'],
  ],
])('%s makes nobody the author of a short text', (_, lines, acts, expected) => {
  const document = textOf(...lines)
  write(document, 2, acts)
  expect(authorsIn(document)).toEqual(expected)
})

test.each([
  ['in its place', [remove(5, 8), ...typed('sun', 5)], ['the sun/aaaabbb', 'it/aa']],
  ['in another line', [remove(5, 8), ...typed('sun', 7)], ['the /aaaa', 'sunit/bbbaa']],
  [
    'while a line comes elsewhere',
    [remove(5, 8), run(splitBlock, at(8)), ...typed('sun', 10)],
    ['the /aaaa', 'i/a', 'sunt/bbba'],
  ],
  [
    'in a new line behind it',
    [remove(5, 8), run(splitBlock, at(5)), ...typed('sun', 7)],
    ['the /aaaa', 'sun/bbb', 'it/aa'],
  ],
  [
    'where the whole line went',
    [
      remove(0, 9),
      (state: EditorState) => state.apply(state.tr.insert(0, nodes.paragraph!.create())),
      ...typed('the sun', 1),
    ],
    ['the sun/bbbbbbb', 'it/aa'],
  ],
])('a short word that is taken out and typed again %s is whoever typed it', (_, acts, expected) => {
  const document = textOf('the sun', 'it')
  write(document, 2, acts)
  expect(authorsIn(document)).toEqual(expected)
})

test('what is copied is whoever copied it, and the first stays with its author', () => {
  const document = textOf('the river feeds the town')
  write(document, 2, [(state) => state.apply(state.tr.insert(state.doc.content.size, state.doc.firstChild!))])
  expect(authorsIn(document)).toEqual([
    `the river feeds the town/${'a'.repeat(24)}`,
    `the river feeds the town/${'b'.repeat(24)}`,
  ])
})

test('letters are counted as the editor counts them: an emoji is two, a chip or a break one that is nobody’s', () => {
  const document = textOf('💌 hello')
  write(document, 2, [(state) => state.apply(state.tr.insert(4, nodes.hardBreak!.create())), insert('🟢', 5)])
  expect(authorshipOf(document)).toMatchObject([
    {
      text: '💌 \uFFFC🟢hello',
      runs: [
        { from: 0, to: 3, groupId: 'a' },
        { from: 4, to: 6, groupId: 'b' },
        { from: 6, to: 11, groupId: 'a' },
      ],
    },
  ])
})

test('marks are nobody’s writing, and who made a word bold is not its author', () => {
  const document = textOf('the sun is hot')
  write(document, 2, [run(toggleMark(marks.bold!), at(5, 8))])
  expect(authorsIn(document)).toEqual([`the sun is hot/${'a'.repeat(14)}`])
})

test('what the server wrote is told apart, and in a damaged text nobody says whose an unbound letter is', () => {
  const document = textOf('the sun')
  const other = new Y.Doc()
  other.clientID = 9
  Y.applyUpdate(other, document.encodeAll())
  ;((other.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(3, 'xy')
  document.apply(Y.encodeStateAsUpdate(other))
  expect(authorsIn(document)).toEqual(['thexy sun/aaaSSaaaa'])
  const { content, moves, bindings } = document
  const [block] = readAuthors({ content, moves, bindings, damage: 'row 3 is missing' })
  expect(block!.runs[1]).toEqual({ from: 3, to: 5, by: 'unknown' })
})

test('a range has the blocks that it touches, and of the first and last only what is within', () => {
  const document = textOf('the sun', 'and', 'the sea')
  write(document, 2, [insert('old ', 5)])
  const range = { from: { block: 0, at: 6 }, to: { block: 1, at: 2 } }
  expect(withinRange(authorshipOf(document), range)).toMatchObject([
    {
      block: 0,
      runs: [
        { from: 6, to: 8, groupId: 'b' },
        { from: 8, to: 11, groupId: 'a' },
      ],
    },
    { block: 1, runs: [{ from: 0, to: 2, groupId: 'a' }] },
  ])
})

test('the text is read once for each change of it', () => {
  const document = textOf('the sun')
  const first = authorshipOf(document)
  expect(authorshipOf(document)).toBe(first)
  write(document, 2, [insert('x', 1)])
  expect(authorshipOf(document)).not.toBe(first)
  expect(wordsByGroup(authorshipOf(document))).toEqual({ a: 1, b: 1 })
})
