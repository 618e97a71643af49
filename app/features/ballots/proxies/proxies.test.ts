import { describe, expect, it } from 'vitest'
import { proxiesSeen, type StandingProxy, toldByProxy, whyNotAccept, whyNotGive } from './proxies.ts'

const proxy = (giverId: string, receiverId: string, accepted = true): StandingProxy => ({
  id: giverId + receiverId,
  giverId,
  receiverId,
  accepted,
})

describe('who may vote for whom', () => {
  it.each([
    ['x', 'y', [], null],
    ['x', 'x', [], 'self'],
    ['x', 'y', [proxy('x', 'z', false)], 'given'],
    ['x', 'y', [proxy('z', 'x')], 'holding'],
    ['x', 'y', [proxy('z', 'x', false)], null],
    ['x', 'y', [proxy('y', 'z', false)], 'passed'],
    ['x', 'y', [proxy('a', 'y'), proxy('b', 'y')], 'full'],
    ['x', 'y', [proxy('a', 'y'), proxy('b', 'y', false)], null],
  ] as const)('%s gives to %s while %j', (me, receiver, open, why) => {
    expect(whyNotGive({ me, receiver, open, most: 2, hasVoted: false })).toBe(why && `ballots.proxy-${why}`)
  })

  it('not of whoever has voted already', () => {
    expect(whyNotGive({ me: 'x', receiver: 'y', open: [], most: 1, hasVoted: true })).toBe('ballots.proxy-voted')
  })

  it('accepts up to the limit, and not with a vote that is given away itself', () => {
    expect(whyNotAccept({ me: 'y', open: [proxy('a', 'y')], most: 2 })).toBeNull()
    expect(whyNotAccept({ me: 'y', open: [proxy('a', 'y')], most: 1 })).toBe('ballots.proxy-own-full')
    expect(whyNotAccept({ me: 'y', open: [proxy('y', 'a', false)], most: 1 })).toBe('ballots.proxy-own-given')
  })
})

it.each([
  [0, 10, null],
  [3, 10, null],
  [4, 8, 4],
  [4, 7, null],
  [4, 4, 4],
  [7, 10, null],
])('tells of %i by proxy among %i: %s', (byProxy, voted, told) => {
  expect(toldByProxy(byProxy, voted)).toBe(told)
})

it('takes a proxy of somebody who holds no vote any more for ended, and offers nobody who cannot receive', () => {
  const row = (giverId: string, receiverId: string) => ({
    ...proxy(giverId, receiverId),
    giver: giverId,
    receiver: receiverId,
    own: null,
  })
  const holders = ['a', 'x', 'y', 'z'].map((holderId) => ({ holderId, name: holderId }))
  const reader = { holderId: 'a', mayGive: true, isOpen: true, byProxy: null }
  const seen = proxiesSeen(1, [row('x', 'y'), row('left', 'a'), row('z', 'left')], holders, reader)
  expect(seen?.list).toEqual([{ id: 'xy', giver: 'x', receiver: 'y' }])
  expect(seen?.held).toEqual([])
  expect(seen?.receivers.map(({ id }) => id)).toEqual(['z'])
  expect(proxiesSeen(undefined, [], holders, reader)).toBeNull()
})
