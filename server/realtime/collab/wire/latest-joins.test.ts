import { expect, test } from 'vitest'
import { LatestJoins } from './latest-joins.ts'

test('a later JOIN stands in for an earlier one, also when it was answered first', () => {
  const joins = new LatestJoins()
  joins.begin('text', 1)
  joins.begin('text', 2)
  expect([1, 2].map((ref) => joins.isLatest('text', ref))).toEqual([false, true])
  joins.answered('text', 2)
  expect(joins.isLatest('text', 1)).toBe(false)
})

test('nothing is kept of JOINs that are answered, whichever texts they were for', () => {
  const joins = new LatestJoins()
  for (let ref = 1; ref <= 1000; ref++) {
    joins.begin(`text ${ref}`, ref)
    joins.answered(`text ${ref}`, ref)
  }
  joins.begin('text', 1001)
  joins.begin('text', 1002)
  joins.answered('text', 1001)
  expect(joins.size).toBe(1)
})
