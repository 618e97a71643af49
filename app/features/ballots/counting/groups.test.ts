import { describe, expect, test } from 'vitest'
import { divisiveness, groupConsensus, representativeFor, sumsOf } from './consensus.ts'
import { attrition, consensusOf } from './delphi.ts'
import { rankSum } from './rank-tests.ts'

const alone = <A>(...answers: A[]) => answers.map((answer) => ({ answer }))

describe('groups', () => {
  const group = { agree: 4, disagree: 0, seen: 4 }

  test('consensus across the table is a product, shown as its root', () => {
    expect(groupConsensus([group, { agree: 1, disagree: 2, seen: 4 }])).toEqual({
      groups: 2,
      agree: 0.277778,
      agreeRoot: 0.527046,
      disagree: 0.083333,
      disagreeRoot: 0.288675,
    })
    expect(groupConsensus([])).toBeNull()
  })

  test('what stands for a group', () => {
    const others = { agree: 3, disagree: 20, seen: 24 }
    expect(representativeFor({ agree: 9, disagree: 1, seen: 10 }, others)).toBe('agree')
    expect(representativeFor({ agree: 1, disagree: 9, seen: 10 }, { agree: 20, disagree: 3, seen: 24 })).toBe(
      'disagree',
    )
    expect(representativeFor({ agree: 5, disagree: 5, seen: 10 }, others)).toBeNull()
  })

  test('what divides, and whether it follows the groups', () => {
    const divides = (...groups: number[][]) => divisiveness(groups.map(sumsOf), { lowest: 1, highest: 9 })
    expect(divides([9, 9], [1, 1])).toEqual({ spread: 1, between: 1 })
    expect(divides([9, 1], [1, 9])).toEqual({ spread: 1, between: 0 })
    expect(divides([5], [5, 5])).toEqual({ spread: 0, between: null })
    expect(divides([], [])).toBeNull()
  })
})

describe('Delphi', () => {
  test.each([
    [[7, 8, 9, 2], 'pct', 'in'],
    [[7, 8, 9, 2], 'comet', 'none'],
    [[7, 8, 9, 5], 'comet', 'in'],
    [[1, 2, 3, 5], 'comet', 'out'],
    [[7, 8, 5, 5], 'comet', 'none'],
    [[7, 8, 5, 5], 'comet-early', 'in'],
    [[7, 8, 9, 2], 'strict', 'none'],
    [[7, 7, 8, 9, 9], 'strict', 'in'],
    [[7, 7, 8, 9], 'iqr', 'in'],
    [[1, 2, 2, 3], 'iqr', 'out'],
    [[1, 1, 8, 9, 9], 'iqr', 'none'],
    [[1, 1, 1, 9, 9, 9], 'ram', 'none'],
    [[8, 8, 8, 9], 'ram', 'in'],
    [[1, 1, 2, 2], 'ram', 'out'],
  ] as const)('%j under %s is %s', (ratings, rule, expected) => {
    expect(consensusOf(alone(...ratings), rule)).toBe(expected)
  })

  test('without ratings there is no finding', () => expect(consensusOf([], 'pct')).toBeNull())

  test('who stays and who leaves', () => {
    expect(attrition({ invited: 30, answered: 20, stayed: 18, first: 23 })).toEqual({
      invited: 30,
      answered: 20,
      response: 0.666667,
      retention: 0.782609,
      low: true,
    })
    expect(rankSum([1, 2, 3, 2, 1, 3], [7, 8, 9, 8, 7, 9])!.p).toBeLessThan(0.01)
    expect(rankSum([5, 5], [5])).toBeNull()
  })
})
