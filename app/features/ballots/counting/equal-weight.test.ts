import { expect, test } from 'vitest'
import { factorsOf, middleOf, ranksOf, summed } from './equal-weight.ts'

test.each([
  [[], []],
  [[7], [1]],
  [
    [5, 5, 5],
    [1, 1, 1],
  ],
  [
    [9, 4, 6],
    [4, 9, 6],
  ],
  [
    [1, 10],
    [10, 1],
  ],
])('groups of %j have factors %j', (sizes, factors) => {
  expect(factorsOf(sizes)).toEqual(factors.map(BigInt))
})

test.each([[[4, 0]], [[-1]], [[1.5]], [[2 ** 53]]])('a group of nobody, or of parts, has none: %j', (sizes) => {
  expect(() => factorsOf(sizes)).toThrow(RangeError)
})

test('one vote still tells where the factors are beyond the whole numbers that a number holds', () => {
  const sizes = [997, 991, 983, 977, 971, 967, 953, 947]
  const factors = factorsOf(sizes)
  expect(sizes.map((size, at) => factors[at]! * BigInt(size)).every((whole, _, [first]) => whole === first)).toBe(true)
  expect(factors[0]! > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true)
  const level = sizes.map(() => [0, 0])
  const [more, less] = summed(level.with(0, [499, 498]), factors)
  expect(more! - less!).toBe(factors[0])
  expect(
    ranksOf([
      [more!, less!],
      [less!, 0n],
    ]),
  ).toEqual([
    [2, 1],
    [1, 0],
  ])
})

test.each([
  [[0, 0, 0], null],
  [[1, 0, 0], 0],
  [[1, 0, 1], 0],
  [[1, 0, 2], 2],
  [[0, 3, 3], 1],
])('the lower median of %j is %j', (grades, middle) => {
  expect(middleOf(grades.map(BigInt))).toBe(middle)
})
