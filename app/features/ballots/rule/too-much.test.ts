import { expect, test } from 'vitest'
import type { Condition } from './rule-words.ts'
import { tooMuch } from './too-much.ts'

const asked = { holders: 5, organisations: 2, groups: 3 }
const share = { part: 1, whole: 2 }

test.each<[string, Condition, string | null]>([
  ['as many answers as can come', { kind: 'answers', least: { count: 5 } }, null],
  ['one more', { kind: 'answers', least: { count: 6 } }, 'ballots.rule-answers-many?needed=6&most=5'],
  ['all of those who are asked', { kind: 'answers', least: { part: 100, whole: 100 } }, null],
  [
    'one organisation more',
    { kind: 'organisations', least: { count: 3 } },
    'ballots.rule-organisations-many?needed=3&most=2',
  ],
  ['as many organisations as there are', { kind: 'organisations', least: { count: 2 } }, null],
  ['one group more', { kind: 'groups', of: 4 }, 'ballots.rule-groups-many?needed=4&most=3'],
  ['as many groups in favour as are asked', { kind: 'groups-favour', of: 3, share }, null],
  ['one group more in favour', { kind: 'groups-favour', of: 4, share }, 'ballots.rule-groups-many?needed=4&most=3'],
  ['all groups', { kind: 'groups', of: 'all' }, null],
  ['what no number says', { kind: 'objections', most: 99 }, null],
])('a rule that asks for %s', (_name, condition, message) => {
  expect(tooMuch([condition], asked).map(([, said]) => said)).toEqual(message ? [message] : [])
})
