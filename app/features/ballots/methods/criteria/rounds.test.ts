import { describe, expect, test } from 'vitest'
import type { CountedVote } from '../../recount/bundle-words.ts'
import { turnoutOf } from '../../turnout.ts'
import { movesOf, reasonsIn } from './between.server.ts'
import { countCriteria } from './count.ts'
import { criteria } from './method.server.ts'
import { nextSettings } from './next-settings.ts'
import { isLastRound, settledItems, standings } from './returns.ts'

const SETTINGS = { ...criteria.settings.parse({ minimumTurnout: 0.25, rounds: 3 }) }
const OPTIONS = ['o1', 'o2'].map((id) => ({ id, label: id }))
// The synthetic pair of the shared vectors: 4 of 9 moved, 11.11 % of the histogram, kappa 0.925.
const [R1, R2] = [
  [7, 5, 8, 6, 9, 4, 7, 3, 8],
  [7, 6, 8, 7, 9, 5, 7, 4, 8],
]

function roundOf(ratings: Record<string, number[]>, settings = SETTINGS, groupOf = () => 'a') {
  const people = Object.values(ratings)[0]!.map((_, at) => at)
  const votes: CountedVote[] = people.map((at) => ({
    groupId: groupOf(),
    answer: Object.fromEntries(Object.entries(ratings).map(([id, of]) => [`${id}-c1`, of[at]!])),
  }))
  const electorate = turnoutOf(
    ['a', 'b'],
    votes.map(({ groupId }, at) => ({ groupId, holderId: `p${at}` })),
    [],
  )
  return { votes, result: countCriteria(votes, electorate, OPTIONS, settings) }
}

const SPLIT = [1, 1, 1, 1, 5, 9, 9, 9, 9]
const first = roundOf({ o1: R1, o2: SPLIT })

describe('after a first round', () => {
  test('what has no consensus returns', () => {
    const high = roundOf({ o1: [7, 8, 8, 9, 7, 8, 9, 8, 7], o2: SPLIT })
    expect(settledItems(high.result, null).map(({ returns }) => returns)).toEqual([false, true])
  })
})

describe('after a later round', () => {
  const second = roundOf({ o1: R2, o2: SPLIT.map((one) => (one === 9 ? 5 : one)) })

  test('what is stable stays, with consensus or without, and what is not returns', () => {
    const [one, two] = settledItems(second.result, first.result)
    expect(one).toMatchObject({ moved: 11.111111, stable: true, returns: false })
    expect(two).toMatchObject({ stable: false, returns: true })
    expect(isLastRound(SETTINGS, 2, [one!, two!])).toBe(false)
    expect(isLastRound(SETTINGS, 3, [one!, two!])).toBe(true)
    expect(isLastRound(SETTINGS, 2, [one!])).toBe(true)
  })

  test('what is not shown is not known to be stable', () => {
    const hidden = structuredClone(first.result)
    hidden.items[0]!.criteria[0]!.overall = null
    expect(settledItems(second.result, hidden)[0]).toMatchObject({ moved: null, stable: null, returns: true })
  })

  test('every item stands where its last round left it', () => {
    const only = roundOf({ o2: R2 }, { ...SETTINGS, items: ['o2'] })
    const all = standings([
      { round: 1, result: roundOf({ o1: [9, 9, 9, 8, 8, 8, 7, 7, 7], o2: R1 }).result },
      { round: 2, result: only.result },
    ])
    expect(all.map(({ item, round, state }) => [item.id, round, state])).toEqual([
      ['o1', 1, 'in'],
      ['o2', 2, 'in'],
    ])
  })

  test('those who answered both are told by item, from four of them on', () => {
    const pairs = first.votes.map((vote, at) => [vote.answer, second.votes[at]!.answer] as const)
    const moves = movesOf(pairs, first.result, second.result)
    expect(moves.o1).toMatchObject({ pairs: 9, moved: 0.444444, netChange: 0.111111, kappa: 0.925 })
    expect(movesOf(pairs.slice(0, 3), first.result, second.result).o1).toBeNull()
    expect(movesOf([[{ 'o1-c1': null }, { 'o1-c1': 5 }]], first.result, second.result).o1).toBeNull()
  })
})

describe('the next round', () => {
  test('asks what was confirmed, with the middle answers that were published and all else as it was', () => {
    const next = nextSettings(1, SETTINGS, [first.result], { items: ['o2', 'o9'], reworded: [] })
    expect(next).toEqual({ ...SETTINGS, items: ['o2'], before: { o2: 5 } })
  })

  test('rates anew what reads otherwise, with nothing of before beside it', () => {
    const next = nextSettings(1, SETTINGS, [first.result], { items: ['o1', 'o2'], reworded: ['o1'] })
    expect(next?.before).toEqual({ o2: 5 })
  })

  test.each([
    ['beyond the last', 3, ['o2']],
    ['of nothing', 1, []],
    ['of what nobody rated', 1, ['o7']],
  ])('is refused %s', (_, round, items) => {
    expect(nextSettings(round, SETTINGS, [first.result], { items, reworded: [] })).toBeNull()
  })
})

describe('reasons', () => {
  test('stand without names, in the order of their letters, and with the group where its figures are shown', () => {
    const votes: CountedVote[] = [
      ...[7, 8, 9, 7, 2].map((rating, at) => ({
        groupId: 'a',
        answer: { 'o1-c1': rating, 'o1-reason': at === 4 ? 'No data' : '' },
      })),
      { groupId: 'b', answer: { 'o1-c1': 1, 'o1-reason': 'Costs too much' } },
    ]
    const electorate = turnoutOf(
      ['a', 'b', 'c'],
      votes.map(({ groupId }, at) => ({ groupId, holderId: `p${at}` })),
      [],
    )
    const result = countCriteria(votes, electorate, OPTIONS, SETTINGS)
    const shown = result.items[0]!.criteria[0]!.groups.filter(({ figures }) => figures).map(({ groupId }) => groupId)
    expect(reasonsIn(votes, result)).toEqual([
      { itemId: 'o1', groupId: null, text: 'Costs too much' },
      { itemId: 'o1', groupId: shown.includes('a') ? 'a' : null, text: 'No data' },
    ])
  })
})
