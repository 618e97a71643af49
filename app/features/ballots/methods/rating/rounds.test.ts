import { expect, test } from 'vitest'
import { publish } from './publication.ts'
import { roundsLines } from './rounds.ts'
import { ruleOf } from './words.ts'

const rule = ruleOf({ threshold: 0.7, minimumTurnout: 0 })
const round = (ratings: Record<string, number[]>) =>
  publish(
    Object.entries(ratings).flatMap(([groupId, all]) =>
      all.map((rating) => ({ groupId, relevance: rating as 5, feasibility: rating as 5 })),
    ),
    Object.entries(ratings).map(([groupId, all]) => ({ groupId, voted: all.length, eligible: 6 })),
    rule,
  )

test('a screen shows every group: figures where each round shows them, else how many answered, and of a silent one its nought', () => {
  const first = round({ a: [3, 4, 5, 9], b: [7, 8, 9, 9], c: [2, 6, 6], d: [5, 7], e: [4], f: [] })
  const second = round({ a: [5, 5, 6, 6], b: [7, 8, 8, 9], c: [5, 6, 6, 7], d: [6, 8, 9], e: [2, 5], f: [] })
  const lines = roundsLines(second, first, 'relevance')
  expect(lines.map(({ groupId, answered, rounds }) => [groupId, answered, rounds?.length ?? 0])).toEqual([
    [null, [14, 17], 2],
    ['a', [4, 4], 2],
    ['b', [4, 4], 2],
    ['c', [3, 4], 0],
    ['d', [2, 3], 0],
    ['e', [1, 2], 0],
    ['f', [0, 0], 0],
  ])
  expect(lines[1]?.rounds).toMatchObject([{ median: 4.5 }, { median: 5.5 }])
})

test('nothing but counts of a small group is in what is sent, in one round as in two', () => {
  const result = round({ a: [3, 4, 5, 9], b: [7, 8, 9, 9], d: [5, 7] })
  const sent = JSON.stringify(result.criteria.relevance.groups.find(({ groupId }) => groupId === 'd'))
  expect(JSON.parse(sent)).toEqual({ groupId: 'd', voted: 2, eligible: 6, summary: null, overLine: null })
  expect(roundsLines(result, null, 'feasibility').find(({ groupId }) => groupId === 'd')).toEqual({
    groupId: 'd',
    rounds: null,
    answered: [2],
  })
})
