import { expect, test } from 'vitest'
import { stillWaiting, withAnswered } from './answered.ts'

const counts = { one: { cities: [2, 3], mayors: [0, 1] } as Record<string, [number, number]> }
const turnout = [
  { groupId: 'cities', voted: 2, eligible: 3 },
  { groupId: 'mayors', voted: 0, eligible: 1 },
]

test.each([
  [
    'a ballot’s own page',
    { ballot: { id: 'one', state: 'open', turnout: [], own: null } },
    { ballot: { id: 'one', state: 'open', turnout, own: null } },
  ],
  [
    'a list of ballots',
    {
      ballots: [
        { id: 'one', turnout: [] },
        { id: 'other', turnout: [] },
      ],
    },
    {
      ballots: [
        { id: 'one', turnout },
        { id: 'other', turnout: [] },
      ],
    },
  ],
  [
    'what is asked of its reader',
    { ballots: [{ id: 'one', answered: 0, minutes: 3 }] },
    { ballots: [{ id: 'one', answered: 2, minutes: 3 }] },
  ],
  [
    'what waits for a moderator',
    { ballots: [{ id: 'one', voted: 0, needed: 2, eligible: 3 }] },
    { ballots: [{ id: 'one', voted: 2, needed: 2, eligible: 4 }] },
  ],
  [
    'a list of indicators',
    { items: [{ id: 'i', ballot: { id: 'one', state: 'open', voted: 1, eligible: 1, levels: {} } }] },
    {
      items: [
        { id: 'i', ballot: { id: 'one', state: 'open', voted: 2, eligible: 4, levels: { cities: 1, mayors: 0 } } },
      ],
    },
  ],
  [
    'a ballot that is closed, whose result says it',
    { id: 'one', state: 'closed', turnout: [] },
    { id: 'one', state: 'closed', turnout: [] },
  ],
  ['a page without it', { page: null, at: 3, words: ['one'] }, { page: null, at: 3, words: ['one'] }],
])('counts are put in place on %s', (_page, loaded, shown) => {
  expect(withAnswered<unknown>(loaded, { counts, own: {} })).toEqual(shown)
})

const own = { one: { answer: { position: 'for' }, updatedAt: '2026-11-27T14:00:00.000Z' } }

test.each([
  [
    'a ballot’s own page',
    { ballot: { id: 'one', own: null, turnout: [] } },
    { ballot: { id: 'one', own: own.one, turnout: [] } },
  ],
  [
    'a list of ballots',
    {
      ballots: [
        { id: 'one', own: null },
        { id: 'other', own: null },
      ],
    },
    {
      ballots: [
        { id: 'one', own: own.one },
        { id: 'other', own: null },
      ],
    },
  ],
  ['a list without anybody’s answers', { items: [{ id: 'one', voted: 2 }] }, { items: [{ id: 'one', voted: 2 }] }],
  [
    'a ballot that has been closed since',
    { id: 'one', state: 'closed', own: null },
    { id: 'one', state: 'closed', own: null },
  ],
])('an answer of one’s own is put in place on %s', (_page, loaded, shown) => {
  expect(withAnswered<unknown>(loaded, { counts: {}, own })).toEqual(shown)
})

test('a ballot that has been answered waits no more', () => {
  expect(stillWaiting([{ id: 'one' }, { id: 'other' }], own)).toEqual([{ id: 'other' }])
})
