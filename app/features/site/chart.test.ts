import { expect, test } from 'vitest'
import { PUBLIC_TEXTS } from '#prisma/seed/content/public-texts.ts'
import { chartOf, sharesOf } from './chart.ts'

test('a text of names and numbers is a chart', () => {
  expect(chartOf('| bought| used\n\nRoads | 1 200| 3,5\nBridges| 0| 2\n')).toEqual({
    parts: ['bought', 'used'],
    bars: [
      { name: 'Roads', values: [1200, 3.5] },
      { name: 'Bridges', values: [0, 2] },
    ],
  })
})

test.each([
  ['nothing', ''],
  ['no bar', '| bought| used'],
  ['one part', '| bought\nRoads| 3'],
  ['a number too few', '| bought| used\nRoads| 3'],
  ['a number too many', '| bought| used\nRoads| 3| 4| 5'],
  ['a word for a number', '| bought| used\nRoads| 3| many'],
  ['a negative number', '| bought| used\nRoads| 3| -4'],
  ['nothing to share', '| bought| used\nRoads| 0| 0'],
  ['a bar without a name', '| bought| used\n| 1| 2'],
])('%s is none', (_, text) => {
  expect(chartOf(text)).toBeNull()
})

test.each([[[10, 94, 7]], [[1, 1, 1]], [[0, 60, 11]], [[2, 40, 8]]])('the shares of %j make a hundred', (values) => {
  const shares = sharesOf(values)
  expect(shares.reduce((total, share) => total + share)).toBe(100)
  shares.forEach((share, at) =>
    expect(Math.abs(share - ((values[at] ?? 0) / values.reduce((a, b) => a + b)) * 100)).toBeLessThan(1),
  )
})

test('the demonstration says the same numbers in both languages, and what it says of them is so', () => {
  const [en, fr] = [chartOf(PUBLIC_TEXTS['chart.data'].en), chartOf(PUBLIC_TEXTS['chart.data'].fr)]
  expect(en?.bars.map(({ values }) => values)).toEqual(fr?.bars.map(({ values }) => values))
  const of = (part: number) => en?.bars.reduce((total, { values }) => total + (values[part] ?? 0), 0) ?? 0
  expect([of(0), of(1), of(2)]).toEqual([112, 764, 175])
  expect(Math.round((of(0) + of(1) + of(2)) / of(2))).toBe(6)
})
