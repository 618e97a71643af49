import { expect, it } from 'vitest'
import { mayDecideInterest, mayViewInterests } from './interest.policy.ts'

it.each([
  [true, 'new', true, true],
  [true, 'accepted', true, false],
  [true, 'declined', true, false],
  [false, 'new', false, false],
])('secretariat %s, interest %s: views %s, decides %s', (secretariat, state, views, decides) => {
  expect([mayViewInterests({ secretariat }), mayDecideInterest({ secretariat }, { state })]).toEqual([views, decides])
})
