import { describe, expect, test } from 'vitest'
import { moved, rowsBy } from './rows.ts'

const IDS = ['a', 'b', 'c', 'd']
const typed = { a: '2', b: '', c: '1', d: '' }

test('rows stand by their numbers, those without after them', () => {
  expect(rowsBy(IDS, typed)).toEqual(['c', 'a', 'b', 'd'])
})

describe('moving a row', () => {
  test.each<[string, string, number, string]>([
    ['up within those that have a number', 'a', 0, 'a1 c2 b d'],
    ['down within them', 'c', 1, 'a1 c2 b d'],
    ['up from those without: it gets the next number', 'd', 2, 'c1 a2 d3 b'],
    ['to the top from those without', 'd', 0, 'd1 c2 a3 b'],
    ['down from the last number: it loses it', 'a', 2, 'c1 b a d'],
    ['above the top: it stays there', 'c', -1, 'c1 a2 b d'],
    ['down among those without: nothing', 'b', 3, 'c1 a2 b d'],
  ])('%s', (_, id, to, after) => {
    const { rows, typed: numbers } = moved(rowsBy(IDS, typed), typed, id, to)
    const [said, wanted] = [rows.map((one) => `${one}${numbers[one]}`), after.split(' ')]
    expect(said.toSorted()).toEqual(wanted.toSorted())
    expect(said.filter((one) => one.length > 1)).toEqual(wanted.filter((one) => one.length > 1))
  })
})
