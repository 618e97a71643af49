import { describe, expect, it } from 'vitest'
import type { PlaceShown, Speaker } from './floor-part.ts'
import { groupMsAt, ownSpeechId, placeOf, waitMinutes } from './waiting.ts'

const NOW = 1_000_000
const place = (personId: string) => ({ personId, id: personId }) as PlaceShown
const speaker = (more: Partial<Speaker> = {}) =>
  ({ groupId: 'ci', allowedSeconds: 180, spokenMs: 0, runningSince: NOW - 60_000, ...more }) as Speaker

describe('a place in the list', () => {
  it('is found among those shown by name and among those behind', () => {
    const part = { next: [place('a'), place('b')], later: ['c', 'd'] }
    expect(placeOf(part, 'b')).toEqual({ number: 2, shown: place('b') })
    expect(placeOf(part, 'd')).toEqual({ number: 4, shown: undefined })
    expect(placeOf(part, 'x')).toBeNull()
  })

  it.each([
    ['third, after two minutes that are left and two speeches', 3, speaker(), 180, 8],
    ['next, once the speaker is over their time', 1, speaker({ runningSince: NOW - 400_000 }), 180, 0],
    ['third, where speeches have been shorter than they may', 3, speaker(), 90, 5],
    ['second while nobody speaks', 2, null, 180, 3],
    ['next while a speech is paused', 1, speaker({ spokenMs: 60_000, runningSince: null }), 180, 2],
  ])('%s', (_, number, of, typicalSeconds, minutes) => {
    expect(waitMinutes({ speaker: of, typicalSeconds }, number, NOW)).toBe(minutes)
  })
})

it('the time of a group goes on with its speaker, and not before the clock of the server', () => {
  expect(groupMsAt({ groupMs: { ci: 5000, re: 9000 }, speaker: speaker() }, NOW)).toEqual({ ci: 65_000, re: 9000 })
  expect(groupMsAt({ groupMs: {}, speaker: speaker({ runningSince: NOW + 900 }) }, NOW)).toEqual({ ci: 0 })
  expect(groupMsAt({ groupMs: { re: 1 }, speaker: null }, NOW)).toEqual({ re: 1 })
})

it('a speech is one’s own while one has the floor', () => {
  const floor = { speaker: speaker({ personId: 'ada', speechId: 'one' }) }
  expect([ownSpeechId(floor, 'ada'), ownSpeechId(floor, 'ben'), ownSpeechId({ speaker: null }, 'ada')]).toEqual([
    'one',
    null,
    null,
  ])
})
