import { expect, test } from 'vitest'
import type { MethodName } from '../methods/method-names.ts'
import { misfits } from './misfits.ts'
import type { StoredTerms } from './terms.policy.ts'

const weights = { one: 2 }

test.each<[MethodName, StoredTerms, string[]]>([
  ['yes-no', { visibility: 'live' }, []],
  ['consent', { who: 'organisations', weights }, []],
  ['rating', { visibility: 'voted' }, ['ballots.visibility-private']],
  ['criteria', { visibility: 'voted' }, ['ballots.visibility-private']],
  ['rating', { who: 'organisations', weights }, ['ballots.weights-not-counted']],
  ['approval', { who: 'organisations', weights, visibility: 'live' }, ['ballots.visibility-weights']],
  ['yes-no', { who: 'organisations', weights, split: true }, []],
  ['yes-no', { who: 'organisations', split: true }, ['ballots.split-weights']],
  ['criteria', { who: 'organisations', weights, split: true }, ['ballots.split-in-parts']],
  ['ranking', { weights, split: true, secret: { receipts: true } as StoredTerms['secret'] }, ['ballots.split-secret']],
])('%s with %j: %j', (method, terms, refused) => {
  expect(misfits(method, terms).map(([, message]) => message)).toEqual(refused)
})
