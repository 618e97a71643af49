import { expect, it } from 'vitest'

import { openSeats, totals } from './seats.ts'

it.each([[0, 3, 3], [1, 3, 2], [3, 3, 0], [9, 3, 0], [1, 1, 0], [2, 9, 7]])('a group with %i people that wants %i has %i open seats', (people, wanted, open) => {
  expect(openSeats(people, wanted)).toBe(open)
})

it('counts the groups that nobody sits for', () => {
  expect(totals([{ people: 0, open: 3 }, { people: 2, open: 1 }])).toEqual({ people: 2, open: 4, missing: 1 })
})
