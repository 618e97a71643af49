import { Fragment, Slice } from '@tiptap/pm/model'
import { describe, expect, test } from 'vitest'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import {
  at,
  blockAt,
  erased,
  LINES,
  MARK,
  p,
  QUOTE,
  split,
  Table,
  transformed,
  typed,
} from '#tests/factories/people-at-a-text.ts'
import { wordsByGroup } from './attribution.ts'
import { authorshipOf } from './authorship.ts'

describe('accepted words', () => {
  const text = (table: Table) => table.read(({ string }) => string)
  const line = (words: string) => ['alpha bravo', words, 'victor whisky'].join('\n')
  const comment = (words: string, threadId: string): DocumentNode => ({
    type: 'text',
    text: words,
    marks: [{ type: 'comment', attrs: { threadId } }],
  })

  test.each([
    ['other words', 'oscar papa', line('kilo oscar papa mike')],
    ['one word of them', 'lima oscar', line('kilo lima oscar mike')],
    ['a word more', 'lima sierra november', line('kilo lima sierra november mike')],
    ['none', '', line('kilo  mike')],
    ['two lines', 'oscar\npapa', line('kilo oscar\npapa mike')],
    ['letters of two units', 'lima 😀', line('kilo lima 😀 mike')],
  ])('take the place of the anchored ones: %s', (_, words, expected) => {
    const table = new Table(2, LINES)
    table.anchor()
    expect(table.accept(words)).toBe(true)
    expect(text(table)).toBe(expected)
    table.settle()
  })

  test('are the proposer’s; those that stand in both stay their author’s', () => {
    const table = new Table(1, LINES)
    table.anchor()
    table.accept('lima oscar papa')
    expect(wordsByGroup(authorshipOf(table.document))).toEqual({ a: 7, proposer: 2 })
    expect(table.anchored).toEqual(['lima oscar papa'])
  })

  test('stand on the named side of the word that they were proposed beside, and are not bound to it', () => {
    const table = new Table(1, LINES)
    table.anchor('mike')
    expect(table.accept(' oscar', 'mike', 'after')).toBe(true)
    expect(text(table)).toBe(line('kilo lima november mike oscar'))
    expect(table.anchored).toEqual([' oscar'])
  })

  test('join the blocks whose end they leave out, and leave chips and notes alone that are not named', () => {
    const chip: DocumentNode = { type: 'indicatorChip', attrs: { indicatorId: 'one' } }
    const table = new Table(1, [p('one two'), p('three ', chip, ' four')])
    table.anchor('two\nthree')
    expect(table.accept('two, three', 'two\nthree')).toBe(true)
    expect(text(table)).toBe('one two, three \uFFFC four')
  })

  test('leave a line break of the words where it stands', () => {
    const table = new Table(1, [p('one two', { type: 'hardBreak' }, 'three four')])
    table.anchor('two\nthree')
    expect(table.accept('two\noscar', 'two\nthree')).toBe(true)
    expect(text(table)).toBe('one two\noscar four')
    expect(table.document.content.length).toBe(1)
  })

  test('are not put where the words were split, or stand twice, or have others’ words in them', () => {
    for (const change of [split('november', 0), typed('november', 0, 'x'), erased('lima')]) {
      const table = new Table(2, LINES)
      table.anchor()
      table.people[1]!.edit(change)
      table.settle()
      const before = text(table)
      expect(table.accept('oscar')).toBe(false)
      expect(text(table)).toBe(before)
    }
    const twice = new Table(2, LINES)
    twice.anchor()
    twice.people[1]!.edit(
      transformed((tr, node) => {
        const { block } = blockAt(node, at(node, 'lima'))
        tr.replace(0, 0, new Slice(Fragment.from(block), 0, 0))
      }),
    )
    twice.settle()
    expect(twice.anchored).toEqual([QUOTE, QUOTE])
    expect(twice.accept('oscar')).toBe(false)
  })

  test('keep the comments and the form that all of the former words had', () => {
    const strong: DocumentNode = { type: 'text', text: ' november', marks: [{ type: 'bold' }] }
    const table = new Table(1, [p('kilo ', comment('lima', 'thread'), strong, ' mike')])
    table.anchor()
    table.accept('oscar november')
    const { threads } = table.read(({ inline }) => ({
      threads: inline[5]!.marks.map(({ type, attrs }) => String(attrs.threadId ?? type.name)),
    }))
    expect(threads.sort()).toEqual([MARK, 'thread'])
  })
})
