import { expect, test } from 'vitest'
import { Ranges } from './ranges.ts'

test('a stretch is divided where it enters and leaves what is named, however that is told', () => {
  const ranges = new Ranges(
    new Map([
      [
        1,
        [
          { clock: 8, len: 2 },
          { clock: 2, len: 3 },
          { clock: 3, len: 1 },
          { clock: 5, len: 1 },
        ],
      ],
    ]),
  )
  expect(ranges.parts(1, 0, 12)).toEqual([
    { clock: 0, length: 2, inside: false },
    { clock: 2, length: 4, inside: true },
    { clock: 6, length: 2, inside: false },
    { clock: 8, length: 2, inside: true },
    { clock: 10, length: 2, inside: false },
  ])
  expect([1, 2, 5, 6, 9].map((clock) => ranges.has(1, clock))).toEqual([false, true, true, false, true])
  expect(ranges.has(2, 2)).toBe(false)
})

test('very many are named, and very many asked about', () => {
  const ranges = new Ranges(
    new Map([[1, Array.from({ length: 200_000 }, (_, index) => ({ clock: 2 * index, len: 1 }))]]),
  )
  let inside = 0
  for (let clock = 0; clock < 400_000; clock++) if (ranges.has(1, clock)) inside++
  expect(inside).toBe(200_000)
})
