import { describe, expect, it, test } from 'vitest'
import type { Cast } from './cast.ts'
import { parseBlt } from './formats/blt.ts'
import { countPairwise } from './pairwise.ts'
import { rankedPairs } from './ranked-pairs.ts'
import type { Ranking } from './ranking.ts'
import { schulze } from './schulze.ts'
import { stvMeek } from './stv/meek.ts'
import type { StvResult } from './stv/stv.ts'
import { stvWigm } from './stv/wigm.ts'

/** Elections that other counting programs got wrong, as their public reports tell them, with the answer that was missed. */
const STV = [
  ['WIGM', stvWigm],
  ['Meek', stvMeek],
] as const

function ballots(...lines: string[]): Cast<Ranking>[] {
  return lines.map((line) => {
    const [ranking, count] = line.split('*')
    return { answer: ranking!.split(' ').map((place) => place.split('=')), weight: Number(count ?? 1) }
  })
}

/** What is on the table in each round: by option, run out and cut off. */
const inAll = ({ rounds }: StvResult) =>
  rounds.map(({ votes, exhausted, lost }) => Object.values(votes).reduce((sum, one) => sum + one, 0) + exhausted + lost)

describe.each(STV)('%s', (_, count) => {
  it('runs short ballots out instead of giving them to somebody (VoteKit 231, pyrankvote 1)', () => {
    const found = count(['A', 'B', 'C'], ballots('A B*4', 'B*3', 'C*2'), { seats: 1, seed: 's' })
    const out = found.rounds.find(({ cause }) => cause.kind === 'exclusion')
    expect(out).toMatchObject({ cause: { of: 'C' }, exhausted: 2, votes: { A: 4, B: 3 } })
    expect(found.elected).toEqual(['A'])
  })

  it('knows options that no ballot names (VoteKit 231)', () => {
    expect(count(['A', 'B', 'N'], ballots('A*2', 'B'), { seats: 2, seed: 's' }).elected).toEqual(['A', 'B'])
  })

  it('fills three places from one ballot, and says where its rule left that to the lot (python-vote-core 4)', () => {
    const found = count(['c1', 'c2', 'c3', 'c4'], ballots('c1 c2 c3 c4'), { seats: 3, seed: 's' })
    expect(found.elected).toHaveLength(3)
    expect(found.elected[0]).toBe('c1')
    // The whole vote stays with c1 where a quota is a whole vote; Meek's quota is less, and the rest goes on down the ballot.
    if (count === stvMeek) expect(found).toMatchObject({ elected: ['c1', 'c2', 'c3'], lot: null })
    else expect(found.lot).not.toBeNull()
  })

  it('says what its decimals cut off where a last place hangs on it (VoteKit 311)', () => {
    const options = ['A1', 'A2', 'A3', 'A4', 'A5', 'B1']
    const cast = ballots('A1 A2 A3 A4 A5*52', 'B1*8')
    const found = count(options, cast, { seats: 5, seed: '0' })
    expect(found.elected.slice(0, 4)).toEqual(['A1', 'A2', 'A3', 'A4'])
    const last = found.rounds.findLast(({ votes }) => votes.A5! > 1)!
    const [own, other] = [last.votes.A5! + last.lost, last.votes.B1!]
    if (count === stvWigm) expect([own, other].map((votes) => Number(votes.toFixed(5)))).toEqual([8, 8])
    for (const sum of inAll(found)) expect(sum).toBeCloseTo(60, 5)
  })

  it('ends where the last who is left takes the last place with more than a quota (bettervoting 1427)', () => {
    const found = count(['A', 'B', 'C'], ballots('A*3', 'B*3', 'C A', 'C B'), { seats: 1, seed: 's' })
    expect(found.elected).toHaveLength(1)
  })

  it('goes on when several are tied for the least and some ballots name one option (python-vote-core 3)', () => {
    const options = ['orange', 'pear', 'chocolate', 'strawberry', 'sweets']
    const cast = ballots(
      'orange*4',
      'pear orange*8',
      'chocolate strawberry*8',
      'chocolate sweets*4',
      'strawberry',
      'sweets*8',
    )
    const found = count(options, cast, { seats: 2, seed: 's' })
    expect(found.elected[0]).toBe('chocolate')
    expect(found.elected).toHaveLength(2)
  })

  it('has all votes in every round, the first included (rcvis 15)', () => {
    const cast = ballots('A B C*9', 'B*4', 'C A*3', 'D*2')
    for (const sum of inAll(count(['A', 'B', 'C', 'D'], cast, { seats: 2, seed: 's' }))) expect(sum).toBeCloseTo(18, 5)
  })
})

describe('options that are always equal', () => {
  const OPTIONS = ['0', '1', '2', '3', '4']
  const cast = ballots('1=2=3=4 0', '3 0=1=2=4', '0 1=2=3=4')

  it('stay equal in the result of Schulze (python-vote-core 15)', () => {
    const { ranking } = schulze(OPTIONS, countPairwise(OPTIONS, cast, 'last'))
    expect(ranking.find((tier) => tier.includes('1'))).toEqual(expect.arrayContaining(['1', '2', '4']))
  })

  it('stay equal in the result of ranked pairs, which names ties instead of choosing (Condorcet 21, tideman 63)', () => {
    const found = rankedPairs(OPTIONS, countPairwise(OPTIONS, cast, 'last'))
    expect(found.ranking?.find((tier) => tier.includes('1'))).toEqual(expect.arrayContaining(['1', '2', '4']))
    const even = rankedPairs(['A', 'B'], countPairwise(['A', 'B'], ballots('A B', 'B A'), 'last'))
    expect(even).toMatchObject({ winners: ['A', 'B'], ranking: [['A', 'B']] })
  })

  it('do not make the headline differ from the list (VoteKit 388, bettervoting 1468)', () => {
    const options = ['A', 'B', 'C', 'D', 'E']
    const votes = ballots('A D E B C', 'A B C D E', 'E D C A B', 'C B A E D')
    const pairwise = countPairwise(options, votes, 'last')
    expect(schulze(options, pairwise).ranking[0]).toEqual(schulze(options, pairwise).winners)
    const pairs = rankedPairs(options, pairwise)
    if (pairs.ranking) expect(pairs.ranking[0]).toEqual(pairs.winners)
  })
})

test('two ballots without a common option leave four winners, not one (vote.dart 28)', () => {
  const options = ['pepperoni', 'beef', 'meat', 'cheese', 'pineapple']
  const cast = ballots('pineapple meat', 'beef cheese')
  expect(schulze(options, countPairwise(options, cast, 'last')).winners.sort()).toEqual(['beef', 'pineapple'])
})

test('a name in quotes keeps its apostrophes and commas, and who withdrew is no option (votelib 42, yournextrepresentative 2674)', () => {
  const text = `3 1\n-2\n4 1 2 3 0\n3 2 3 0\n0\n"O'DONOGHUE, Ann"\n"B # no comment"\n"C"\n"A \\"ward\\", 2026"\n`
  const read = parseBlt(text)
  expect(JSON.stringify(read)).toContain("O'DONOGHUE, Ann")
})
