import { expect, it } from 'vitest'
import { placeInOrder } from './place-in-order.ts'

it.each([
  ['c', 1, 'cab'],
  ['a', 3, 'bca'],
  ['b', 2, 'abc'],
  ['a', 99, 'bca'],
  ['new', 2, 'anewbc'],
])('%s goes to place %i', (moved, place, order) => {
  expect(placeInOrder(['a', 'b', 'c'], moved, place).join('')).toBe(order)
})
