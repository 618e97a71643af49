import { expect, test } from 'vitest'
import { matchRuns, sourceOf } from './match-runs.ts'

const run = (string: string, client = 1) => ({ string, pieces: [{ client, clock: 0, length: string.length }] })
const found = (inserted: string, sources: string[]) =>
  matchRuns(
    [run(inserted)],
    sources.map((source) => sourceOf(run(source, 2))),
  ).map(({ inserted: { string }, at, length }) => string.slice(at, at + length))

test('the longest stretch is found, wherever it stands', () => {
  expect(
    found('and so the river feeds the town, they say', ['the river fee', 'xx the river feeds the town below']),
  ).toEqual([' the river feeds the town'])
})

test('what is shorter than eight letters counts for nothing', () => {
  expect(found('the town', ['the town'])).toEqual(['the town'])
  expect(found('a town', ['a town'])).toEqual([])
})

test('a letter is given away once', () => {
  expect(found('the river feeds. the river feeds', ['the river feeds'])).toEqual(['the river feeds'])
})

test('a shorter stretch that is alike by chance does not break a longer one', () => {
  const source = '<172-38><172-39><172-40><172-41><172-49><172-50>'
  expect(found(`<173-149>${source}`, [source])).toEqual([source])
})

test('of two that overlap the shorter one gets what is left, if that is long enough', () => {
  expect(found('the wide river feeds the town below', ['the wide river feeds', 'river feeds the town below'])).toEqual([
    'river feeds the town below',
    'the wide ',
  ])
})

test('text that repeats itself without end is found in the end', () => {
  const long = 'a'.repeat(100_000)
  expect(found(long, [long])).toEqual([long])
})
