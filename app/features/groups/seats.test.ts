import { expect, it } from 'vitest'
import { openSeats } from './seats.ts'

it.each([
  [0, 3, 3],
  [1, 3, 2],
  [3, 3, 0],
  [9, 3, 0],
  [1, 1, 0],
  [2, 9, 7],
])('a group with %i people that wants %i has %i open seats', (people, wanted, open) => {
  expect(openSeats(people, wanted)).toBe(open)
})
