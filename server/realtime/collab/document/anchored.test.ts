import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  at,
  blockAt,
  type Change,
  emptyClipboard,
  LINES,
  MARK,
  OPERATIONS,
  pasted,
  pastedPlain,
  type Person,
  QUOTE,
  retype,
  Table,
  transformed,
  typed,
} from '#tests/factories/people-at-a-text.ts'
import { findQuoted, type quoted } from './anchored.ts'

const anchoredOrFound = (table: Table, passage: ReturnType<typeof quoted>) => {
  if (table.anchored.length) return table.anchored
  return table.read((letters) => {
    const found = findQuoted(letters, passage)
    return found ? [letters.string.slice(found.from, found.to)] : []
  })
}

describe.each(OPERATIONS)('%s', (_, changes, expected) => {
  test('leaves the anchor on its words, whoever types beside them meanwhile', () => {
    for (const late of [null, 'other', 'operator'] as const) {
      const table = new Table(3, LINES)
      const passage = table.anchor()
      const [, operator, other] = table.people as [Person, Person, Person]
      if (late === 'other') other.edit(typed('kilo', 2, 'xx'))
      for (const change of changes) {
        operator.edit(change)
        if (late !== 'operator') operator.send()
      }
      if (late === 'operator') {
        other.edit(typed('kilo', 2, 'xx'))
        other.send()
      }
      table.settle()
      expect(anchoredOrFound(table, passage)).toEqual(expected)
      if (late)
        expect(
          table.read(({ string }) => string),
          `${late} last`,
        ).toContain('kixxlo')
    }
  })
})

test('a paragraph that is deleted and comes back by undo brings its anchor along', () => {
  const table = new Table(2, LINES)
  table.anchor()
  const [, person] = table.people as [Person, Person]
  const undo = new Y.UndoManager(person.doc.getXmlFragment('content'), { trackedOrigins: new Set([null]) })
  person.edit(
    transformed((tr, node) => {
      const { from, block } = blockAt(node, at(node, 'lima'))
      tr.delete(from, from + block.nodeSize)
    }),
  )
  table.settle()
  expect(table.anchored).toEqual([])
  undo.undo()
  table.settle()
  expect(table.anchored).toEqual([QUOTE])
})

describe('words that are found again', () => {
  const find = (text: string, quote: string, prefix: string, suffix: string) =>
    findQuoted({ string: text, at: [], inline: [] }, { quote, prefix, suffix })
  test.each([
    ['once, with what stood around them', 'one two three', 'two', 'one ', ' three', 4],
    ['once, with what stood on one side', 'one two four', 'two', 'one ', ' three', 4],
    ['twice, once among the same words', 'two one two three', 'two', 'one ', ' three', 8],
    ['at the beginning of the text, as before', 'two three', 'two', '', ' four', 0],
    ['twice alike', 'one two three one two three', 'two', 'one ', ' three', null],
    ['once, among other words', 'six two seven', 'two', 'one ', ' three', null],
    ['at the beginning where it was not', 'two seven', 'two', 'one ', ' three', null],
    ['nowhere', 'one three', 'two', 'one ', ' three', null],
    ['empty', 'one three', '', 'one ', 'three', null],
  ])('%s', (_, text, quote, prefix, suffix, from) => {
    expect(find(text, quote, prefix, suffix)?.from ?? null).toBe(from)
  })
})

test('a mark that this text does not know is taken off, also one that nothing stands in yet', () => {
  const table = new Table(2, LINES)
  const [, forger] = table.people as [Person, Person]
  const text = (forger.doc.getXmlFragment('content').get(1) as Y.XmlElement).get(0) as Y.XmlText
  const forge = (threadId: string) => {
    text.format(0, 4, { comment: { threadId } })
    forger.send()
  }
  for (const id of ['suggestion_2', 'thread-of-another-text', 'ballot_1']) forge(id)
  text.insert(4, 'zulu', { 'comment--AAAAAAAA': { threadId: 'suggestion_2' } })
  text.delete(4, 4)
  forger.send()
  table.settle()
  const marksIn = () =>
    table.read(({ inline }) => inline.flatMap((node) => node?.marks.map(({ attrs }) => String(attrs.threadId)) ?? []))
  expect(marksIn()).toEqual([])
  text.insert(4, 'yankee')
  table.settle()
  expect(marksIn()).toEqual([])
  expect(table.read(({ string }) => string)).toContain('yankee')
  table.anchor('alpha')
  expect(new Set(marksIn())).toEqual(new Set([MARK]))
})

/** A step that the text as it is does not allow is left out. */
const possible =
  (change: Change): Change =>
  (node) => {
    try {
      const next = change(node)
      next.check()
      return next
    } catch {
      return node
    }
  }

const step = fc.record({
  by: fc.nat(5),
  change: fc.constantFrom(...OPERATIONS.map(([, [change]]) => change!), pasted, pastedPlain, retype('paragraph')),
  then: fc.constantFrom('send', 'keep', 'settle'),
})

test('six people do what they like: nothing that they typed goes with an acceptance, and only what it names', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 10 }), fc.array(step, { maxLength: 4 }), (before, late) => {
      emptyClipboard()
      const table = new Table(6, LINES)
      table.anchor()
      const run = (steps: typeof before, prefix: string) =>
        steps.forEach(({ by, change, then }, index) => {
          const person = table.people[by]!
          person.edit(possible(change))
          person.edit(possible(typed('lima', 2, `${prefix}${index}`)))
          if (then !== 'keep') person.send()
          if (then === 'settle') table.settle()
        })
      run(before, 'T')
      const was = table.read(({ string }) => string)
      const done = table.accept('oscar papa')
      const now = table.read(({ string }) => string)
      if (!done) expect(now).toBe(was)
      else expect(now.replaceAll(/\s/g, '').length).toBe(was.replaceAll(/\s/g, '').length - 'limanovember'.length + 9)
      run(late, 'U')
      table.settle()
      const [one, ...others] = table.people.map(({ doc }) => doc.getXmlFragment('content').toString())
      expect(others.every((other) => other === one)).toBe(true)
    }),
    { numRuns: 40 },
  )
})
