import { expect, it } from 'vitest'

import { openSeats, totals } from './seats.ts'

it.each([[0, 3], [1, 2], [3, 0], [9, 0]])('a group with %i people has %i open seats', (people, open) => {
  expect(openSeats(people)).toBe(open)
})

it('counts the groups that nobody sits for', () => {
  expect(totals([{ people: 0, open: 3 }, { people: 2, open: 1 }])).toEqual({ people: 2, open: 4, missing: 1 })
})
