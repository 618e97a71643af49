import { describe, expect, it } from 'vitest'
import { findMentions, matching, type Mentionable, mentionQuery, partsOf } from './mentions.ts'

const person = (id: string, label: string): Mentionable => ({ type: 'person', id, label, detail: '', groupId: 'g' })
const group = (id: string, label: string): Mentionable => ({ type: 'group', id, label, detail: '', groupId: id })
const table = [
  person('1', 'Ana Silva'),
  person('2', 'Ana Silva Costa'),
  person('3', 'Élodie Martin'),
  group('4', 'Cities'),
]

describe('findMentions', () => {
  it.each([
    ['nothing here', []],
    ['@Ana Silva, what about it', ['1']],
    ['@Ana Silva Costa and @Cities', ['2', '4']],
    ['@ana silva', ['1']],
    ['mail me at x@Cities', []],
    ['@Citiesque', []],
    ['@@Cities', ['4']],
    ['@Cities @Cities', ['4']],
    ['@Nobody', []],
    ['@E\u0301LODIE\u00a0martin', ['3']],
    ['@Ana  Silva\ncosta', ['2']],
    ['@Cities\u0301', []],
  ])('%s', (body, ids) => {
    expect(findMentions(body, table).map(({ id }) => id)).toEqual(ids)
  })

  it('names both when two people share a name', () => {
    expect(findMentions('@Kim Lee', [person('1', 'Kim Lee'), person('2', 'Kim Lee')])).toHaveLength(2)
  })
})

it('knows a name however its letters and its apostrophe were stored', () => {
  const stored = [person('1', 'Zoe\u0301 d\u2019Arc')]
  expect(findMentions("@Zoé d'Arc?", stored)).toHaveLength(1)
  expect(partsOf("@Zoé d'Arc?", findMentions("@Zoé d'Arc?", stored)).map(({ text }) => text)).toEqual([
    "@Zoé d'Arc",
    '?',
  ])
})

it('reads a comment of nothing but @ at a table of a thousand members at once', () => {
  const members = Array.from({ length: 1000 }, (_, index) => person(String(index), `Aa Member ${index}`))
  const before = process.cpuUsage().user
  expect(findMentions('@Aa Mem '.repeat(600), members)).toEqual([])
  expect(process.cpuUsage().user - before).toBeLessThan(5_000_000)
})

it('cuts a body at its mentions and loses nothing', () => {
  const body = 'See @Ana Silva Costa: @Cities agree, x@y.org.'
  const parts = partsOf(body, findMentions(body, table))
  expect(parts.map(({ text }) => text).join('')).toBe(body)
  expect(parts.filter(({ mention }) => mention).map(({ text }) => text)).toEqual(['@Ana Silva Costa', '@Cities'])
})

describe('mentionQuery', () => {
  it.each([
    ['hello @an', 9, { from: 6, query: 'an' }],
    ['@', 1, { from: 0, query: '' }],
    ['@Ana Si', 7, { from: 0, query: 'Ana Si' }],
    ['a@b', 3, undefined],
    ['@ana\nnext', 9, undefined],
    ['none', 4, undefined],
  ])('%j at %i', (text, caret, expected) => {
    expect(mentionQuery(text, caret)).toEqual(expected)
  })
})

it('finds by any word of the name, without accents', () => {
  expect(matching(table, 'elo').map(({ id }) => id)).toEqual(['3'])
  expect(matching(table, 'costa').map(({ id }) => id)).toEqual(['2'])
  expect(matching(table, '')).toHaveLength(4)
})
