import { describe, expect, test } from 'vitest'
import { agreementOf, convergence, convergenceLines } from './convergence.ts'
import { publish } from './publication.ts'
import { summarise } from './statistics.ts'
import { ruleOf } from './words.ts'

// The pair of rounds of the methods' reference: nine people, four of whom moved by one point.
const FIRST = [7, 5, 8, 6, 9, 4, 7, 3, 8]
const SECOND = [7, 6, 8, 7, 9, 5, 7, 4, 8]

describe('between two rounds', () => {
  test('the reference pair moves a ninth of its answers, and its middle half comes closer', () => {
    const between = convergence(summarise(FIRST), summarise(SECOND))
    // By hand: sorted 3 4 5 6 7 7 8 8 9 and 4 5 6 7 7 7 8 8 9, type 7 quartiles at the third and the seventh.
    expect(between).toMatchObject({
      before: { n: 9, median: 7, q1: 5, q3: 8, iqr: 3, agreement: 'for' },
      after: { n: 9, median: 7, q1: 6, q3: 8, iqr: 2, agreement: 'for' },
      shift: 0,
      direction: 'closer',
      stable: true,
    })
    expect(between?.moved).toBeCloseTo(11.11111111, 6)
  })

  test('further apart, as before, and moved as a whole', () => {
    expect(convergence(summarise([5, 5, 5, 5]), summarise([1, 5, 5, 9]))).toMatchObject({
      direction: 'apart',
      moved: 50,
    })
    expect(convergence(summarise([2, 4, 6]), summarise([2, 4, 6]))).toMatchObject({
      direction: 'same',
      moved: 0,
      shift: 0,
    })
    expect(convergence(summarise([2, 2, 2]), summarise([8, 8, 8]))).toMatchObject({
      shift: 6,
      moved: 100,
      stable: false,
    })
  })

  test('counts shares where another number of people answered', () => {
    expect(convergence(summarise([7, 7, 8, 8]), summarise([7, 8]))).toMatchObject({ moved: 0, stable: true })
  })

  test('says nothing where a round has no figures', () => {
    expect(convergence(summarise([]), summarise([5]))).toBeNull()
    expect(convergence(null, summarise([5]))).toBeNull()
    expect(convergence(summarise([null, null, null, null]), summarise([5]))).toBeNull()
  })

  test('an interquartile range of 3 is agreement and more is not, at the ends of the scale', () => {
    expect([agreementOf(7, 3), agreementOf(3, 3), agreementOf(6.5, 3), agreementOf(9, 3.25)]).toEqual([
      'for',
      'against',
      'between',
      'spread',
    ])
  })
})

test('a group is compared only where both rounds show it', () => {
  const rule = ruleOf({ threshold: 0.7, minimumTurnout: 0 })
  const round = (ratings: Record<string, number[]>) =>
    publish(
      Object.entries(ratings).flatMap(([groupId, all]) =>
        all.map((relevance) => ({ groupId, relevance, feasibility: relevance })),
      ),
      Object.entries(ratings).map(([groupId, all]) => ({ groupId, voted: all.length, eligible: all.length })),
      rule,
    )
  const first = round({ a: [3, 4, 5, 9], b: [7, 8, 9, 9], c: [2, 6, 6], d: [5, 7], e: [4] })
  const second = round({ a: [5, 5, 6, 6], b: [7, 8, 8, 9], c: [5, 6, 6, 7], d: [6, 8, 9], e: [2, 5] })
  const lines = convergenceLines(first, second, 'relevance')
  expect(lines.map(({ groupId, answered }) => [groupId, answered])).toEqual([
    [null, [14, 17]],
    ['a', [4, 4]],
    ['b', [4, 4]],
    ['c', [3, 4]],
    ['d', [2, 3]],
    ['e', [1, 2]],
  ])
  expect(lines[1]?.between).toMatchObject({ direction: 'closer' })
  expect(lines.find(({ groupId }) => groupId === 'c')?.between).toBeNull()
  expect(lines.find(({ groupId }) => groupId === 'd')?.between).toBeNull()
})
