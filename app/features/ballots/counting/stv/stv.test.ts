import { describe, expect, test } from 'vitest'
import type { Cast } from '../cast.ts'
import type { Ranking } from '../ranking.ts'
import { stvMeek } from './meek.ts'
import type { StvResult } from './stv.ts'
import { stvWigm } from './wigm.ts'

const METHODS = [
  ['WIGM', stvWigm],
  ['Meek', stvMeek],
] as const

/** "A B C*8": eight ballots; "B=C": both in one place. */
function ballots(...lines: string[]): Cast<Ranking>[] {
  return lines.map((line) => {
    const [ranking, count] = line.split('*')
    return { answer: ranking!.split(' ').map((place) => place.split('=')), weight: Number(count ?? 1) }
  })
}

/** Votes, with those that ran out and those cut off, are always all votes. */
function expectWhole({ rounds, ballots: all }: StvResult) {
  for (const { votes, exhausted, lost } of rounds) {
    const sum = Object.values(votes).reduce((total, one) => total + one, 0)
    expect(sum + exhausted + lost).toBeCloseTo(all, 5)
  }
}

describe('the Scottish rule, round by round', () => {
  // Ballots, quota and figures of the picture "put in order" in the programme's design: 37 ballots for three places.
  const BALLOTS = ballots('I W*5', 'I G*4', 'I R*3', 'W*8', 'G*6', 'F*1', 'F G*4', 'R W*2', 'R G*2', 'S R*1', 'S F*1')
  const found = stvWigm(['I', 'W', 'G', 'F', 'R', 'S'], BALLOTS, { seats: 3, seed: '' })

  test('elects who reaches the quota and moves what is beyond it', () => {
    expect(found).toMatchObject({ seats: 3, ballots: 37, quota: 10, elected: ['I', 'W', 'G'], lot: null })
    expect(found.rounds.map(({ cause, elected }) => [cause.kind, 'of' in cause ? cause.of : null, elected])).toEqual([
      ['first', null, ['I']],
      ['surplus', ['I'], []],
      ['exclusion', 'S', []],
      ['exclusion', 'R', ['W']],
      ['surplus', ['W'], []],
      ['exclusion', 'F', ['G']],
    ])
  })

  test('a surplus is shared by fractions of five decimals', () => {
    expect(found.rounds[1]!.transfers).toEqual([
      { from: 'I', to: 'W', votes: 0.8333 },
      { from: 'I', to: 'G', votes: 0.66664 },
      { from: 'I', to: 'R', votes: 0.49998 },
    ])
    expect(found.rounds[1]!.lost).toBe(0.00008)
    expect(found.rounds[3]!.transfers.at(-1)).toEqual({ from: 'R', to: null, votes: 1.49998 })
    expectWhole(found)
  })
})

test.each([
  // Anybody of two who are equal at the last earlier round in which they differed.
  ['an earlier round', ['A B*5', 'B*4', 'C*3', 'D C*2', 'E D*2', 'E*1'], { by: 'earlier-round', round: 1 }],
  ['the lot', ['A*4', 'B*2', 'C*2'], { by: 'lot', round: null }],
])('a tie is broken by %s and said', (_, lines, expected) => {
  const options = [...new Set(lines.flatMap((line) => line.replace(/\*.*/, '').split(' ')))].sort()
  const found = stvWigm(options, ballots(...lines), { seats: 1, seed: 'drawn' })
  const ties = found.rounds.flatMap(({ tie }) => tie ?? [])
  expect(ties).toContainEqual(expect.objectContaining(expected))
  expect(found.lot === null).toBe(ties.every(({ by }) => by === 'earlier-round'))
})

describe.each(METHODS)('%s', (_, count) => {
  test('a quota that two voters cannot reach is filled by a tie', () => {
    const found = count(['Castor', 'Pollux', 'Helen'], ballots('Castor Pollux*4', 'Pollux Helen*2'), {
      seats: 2,
      seed: 'a',
    })
    expectWhole(found)
    expect(found.elected[0]).toBe('Castor')
    expect(found.elected).toHaveLength(2)
  })

  test('a ballot is followed up to where two stand in one place', () => {
    const found = count(['A', 'B', 'C'], ballots('A*3', 'B=C*9', 'C B=A*2'), { seats: 1, seed: '' })
    expect(found.ballots).toBe(5)
    expect(found.elected).toEqual(['A'])
  })

  test('as many places as options, and no votes', () => {
    expect(count(['A', 'B'], ballots('A*3'), { seats: 2, seed: '' }).elected.sort()).toEqual(['A', 'B'])
    expect(count(['A', 'B'], [], { seats: 1, seed: '' })).toMatchObject({ elected: [], rounds: [], ballots: 0 })
  })

  test.each([0, 3, 1.5])('refuses %d places', (seats) => {
    expect(() => count(['A', 'B'], ballots('A'), { seats, seed: '' })).toThrow(RangeError)
  })

  test('refuses an option twice', () => {
    expect(() => count(['A', 'B'], ballots('A B A'), { seats: 1, seed: '' })).toThrow('names an option twice')
  })

  test('what moves is what the next round has', () => {
    const lines = ['A B C*19', 'B A D*7', 'C D*11', 'D A*5', 'E C B*4', 'E D*3', 'A*2']
    const found = count(['A', 'B', 'C', 'D', 'E'], ballots(...lines), { seats: 2, seed: 'x' })
    expectWhole(found)
    for (const [at, round] of found.rounds.entries()) {
      if (at === 0) continue
      const before = found.rounds[at - 1]!
      for (const option of ['A', 'B', 'C', 'D', 'E']) {
        const came = round.transfers.filter(({ to }) => to === option).reduce((sum, { votes }) => sum + votes, 0)
        const left = round.transfers.filter(({ from }) => from === option).reduce((sum, { votes }) => sum + votes, 0)
        const expected = before.votes[option]! + came - left
        // A surplus loses what its fractions cut off.
        expect(Math.abs(expected - round.votes[option]!)).toBeLessThanOrEqual(round.lost - before.lost + 1e-6)
      }
    }
  })
})

describe('every vote counted k times', () => {
  const elected = (count: typeof stvMeek, lines: string[], times: number) => {
    const votes = ballots(...lines).map((vote) => ({ ...vote, weight: vote.weight! * times }))
    return count(['A', 'B', 'C', 'D'], votes, { seats: 2, seed: 's' }).elected.toSorted()
  }
  // Without a tie, so that no lot is in it.
  const LINES = ['B D', 'A C*3', 'D C B', 'C B*2', 'B', 'A D', 'B A']

  // A whole number of votes above V / (s + 1) is another part of them, so that groups cannot be made equal by a common factor.
  test('may elect others by the Scottish rule, whose quota is whole', () => {
    expect(elected(stvWigm, LINES, 2)).not.toEqual(elected(stvWigm, LINES, 1))
  })

  test('elects the same by Meek’s', () => {
    for (const times of [2, 3, 12]) expect(elected(stvMeek, LINES, times)).toEqual(elected(stvMeek, LINES, 1))
  })
})
