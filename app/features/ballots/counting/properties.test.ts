import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ahp, combinedJudgments, judgedMatrix } from './ahp.ts'
import { countAllocation } from './allocation.ts'
import { countApproval } from './approval.ts'
import type { Cast } from './cast.ts'
import { majorityJudgment } from './majority-judgment.ts'
import { countPairwise } from './pairwise.ts'
import { countDots, countQuadratic } from './points.ts'
import { appropriateness } from './ram.ts'
import { rankedPairs } from './ranked-pairs.ts'
import type { Ranking, UnrankedRule } from './ranking.ts'
import { schulze } from './schulze.ts'
import { countScores } from './score.ts'
import { stvMeek } from './stv/meek.ts'
import { stvWigm } from './stv/wigm.ts'

const OPTIONS = ['a', 'b', 'c', 'd', 'e']

const weak: fc.Arbitrary<Ranking> = fc
  .array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 })
  .map((places) =>
    [0, 1, 2, 3].map((place) => OPTIONS.filter((_, at) => places[at] === place)).filter((one) => one.length),
  )
const strict: fc.Arbitrary<Ranking> = fc.shuffledSubarray(OPTIONS).map((ids) => ids.map((id) => [id]))
const subset = fc.subarray(OPTIONS)
const grades = fc
  .array(fc.option(fc.integer({ min: 0, max: 4 })), { minLength: 5, maxLength: 5 })
  .map((given) => Object.fromEntries(OPTIONS.map((id, at) => [id, given[at]!])))
const points = fc
  .array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 })
  .map((given) => Object.fromEntries(OPTIONS.map((id, at) => [id, given[at]!])))
const hundred = points.map((given) => ({ ...given, a: 100 - given.b! - given.c! - given.d! - given.e! }))

const bySchulze = (unranked: UnrankedRule) => (options: string[], casts: Cast<Ranking>[]) =>
  schulze(options, countPairwise(options, casts, unranked))
const byRankedPairs = (unranked: UnrankedRule) => (options: string[], casts: Cast<Ranking>[]) =>
  rankedPairs(options, countPairwise(options, casts, unranked))

type Counted = {
  name: string
  answers: fc.Arbitrary<unknown>
  count: (options: string[], casts: Cast<never>[]) => unknown
  winners?: (result: never) => string[]
}
const winnersOf = ({ winners }: { winners: string[] }) => winners

const METHODS = [
  { name: 'approval', answers: subset, count: countApproval, winners: winnersOf },
  {
    name: 'mean score',
    answers: grades,
    count: (o, c) => countScores(o, c, { by: 'mean', missing: 'left-out', highest: 4 }),
    winners: winnersOf,
  },
  {
    name: 'median score',
    answers: grades,
    count: (o, c) => countScores(o, c, { by: 'median', missing: 'zero', highest: 4 }),
    winners: winnersOf,
  },
  { name: 'dots', answers: points, count: (o, c) => countDots(o, c, 20), winners: winnersOf },
  { name: 'quadratic', answers: points, count: (o, c) => countQuadratic(o, c, 80), winners: winnersOf },
  { name: 'Schulze, last', answers: weak, count: bySchulze('last'), winners: winnersOf },
  { name: 'Schulze, no opinion', answers: weak, count: bySchulze('no-opinion'), winners: winnersOf },
  { name: 'ranked pairs, last', answers: weak, count: byRankedPairs('last'), winners: winnersOf },
  { name: 'ranked pairs, no opinion', answers: weak, count: byRankedPairs('no-opinion'), winners: winnersOf },
  {
    name: 'majority judgment, worst',
    answers: grades,
    count: (o, c) => majorityJudgment(o, c, { grades: 5, blank: 'worst' }),
    winners: winnersOf,
  },
  {
    name: 'majority judgment, left out',
    answers: grades,
    count: (o, c) => majorityJudgment(o, c, { grades: 5, blank: 'left-out' }),
    winners: winnersOf,
  },
  { name: 'a hundred points', answers: hundred, count: countAllocation },
  { name: 'STV WIGM', answers: strict, count: (o, c) => stvWigm(o, c, { seats: 2, seed: 's' }) },
  { name: 'STV Meek', answers: strict, count: (o, c) => stvMeek(o, c, { seats: 2, seed: 's' }) },
] as Counted[]

const weighted = (answers: fc.Arbitrary<unknown>) =>
  fc.array(fc.record({ answer: answers, weight: fc.integer({ min: 1, max: 4 }) }), {
    minLength: 1,
    maxLength: 12,
  }) as fc.Arbitrary<Cast<never>[]>

describe.each(METHODS)('$name', ({ answers, count, winners }) => {
  test('the order of the votes says nothing, and a recount is the count', () => {
    fc.assert(
      fc.property(
        weighted(answers).chain((casts) =>
          fc.tuple(fc.constant(casts), fc.shuffledSubarray(casts, { minLength: casts.length })),
        ),
        ([casts, other]) => {
          expect(JSON.stringify(count(OPTIONS, other))).toBe(JSON.stringify(count(OPTIONS, casts)))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a weight of k is k votes, and a weight of 1 is none', () => {
    fc.assert(
      fc.property(weighted(answers), (casts) => {
        const copies = casts.flatMap(({ answer, weight }) => new Array<Cast<never>>(weight!).fill({ answer }))
        expect(JSON.stringify(count(OPTIONS, copies))).toBe(JSON.stringify(count(OPTIONS, casts)))
      }),
      { numRuns: 60 },
    )
  })

  test.runIf(winners)('no option is favoured: where their names are exchanged, the winners are', () => {
    const other: Record<string, string> = { a: 'd', b: 'a', c: 'e', d: 'c', e: 'b' }
    const renamed = (value: unknown): unknown => {
      if (typeof value === 'string') return other[value]
      if (Array.isArray(value)) return value.map(renamed)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([id, part]) => [other[id], part]))
    }
    fc.assert(
      fc.property(weighted(answers), (casts) => {
        const exchanged = casts.map(({ answer, weight }) => ({ answer: renamed(answer) as never, weight }))
        const [before, after] = [count(OPTIONS, casts), count(OPTIONS, exchanged)].map((found) =>
          winners!(found as never),
        )
        expect(after!.sort()).toEqual(before!.map((id) => other[id]).sort())
      }),
      { numRuns: 60 },
    )
  })
})

describe('monotonicity: more support for a winner takes nothing from them', () => {
  const raisedIn = (ranking: Ranking, id: string): Ranking => [
    [id],
    ...ranking.map((place) => place.filter((one) => one !== id)).filter((place) => place.length),
  ]

  test.each(['Schulze, last', 'ranked pairs, last'])('%s', (name) => {
    const { count } = METHODS.find((method) => method.name === name)!
    fc.assert(
      fc.property(weighted(weak), fc.nat(), (casts, which) => {
        const [winner, ...others] = winnersOf(count(OPTIONS, casts) as { winners: string[] })
        fc.pre(winner !== undefined && others.length === 0)
        const raised = casts.map((cast, at) =>
          at === which % casts.length ? { ...cast, answer: raisedIn(cast.answer, winner) as never } : cast,
        )
        expect(winnersOf(count(OPTIONS, raised) as { winners: string[] })).toEqual([winner])
      }),
      { numRuns: 150 },
    )
  })

  test.each(['mean score', 'median score', 'majority judgment, worst', 'dots', 'quadratic'])('%s', (name) => {
    const { count, answers } = METHODS.find((method) => method.name === name)!
    fc.assert(
      fc.property(weighted(answers), fc.nat(), (casts, which) => {
        const [winner, ...others] = winnersOf(count(OPTIONS, casts) as { winners: string[] })
        fc.pre(winner !== undefined && others.length === 0)
        const raised = casts.map((cast, at) =>
          at === which % casts.length
            ? { ...cast, answer: { ...(cast.answer as object), [winner]: 4 } as never }
            : cast,
        )
        fc.pre(
          name !== 'mean score' ||
            (casts[which % casts.length]!.answer as Record<string, number | null>)[winner] !== null,
        )
        expect(winnersOf(count(OPTIONS, raised) as { winners: string[] })).toEqual([winner])
      }),
      { numRuns: 100 },
    )
  })
})

test('a winner of every pair wins', () => {
  fc.assert(
    fc.property(weighted(weak), (casts) => {
      const matrix = countPairwise(OPTIONS, casts, 'last')
      const winner = OPTIONS.findIndex((_, a) => matrix[a]!.every((votes, b) => a === b || votes > matrix[b]![a]!))
      fc.pre(winner !== -1)
      expect(schulze(OPTIONS, matrix).winners).toEqual([OPTIONS[winner]])
      expect(rankedPairs(OPTIONS, matrix).winners).toEqual([OPTIONS[winner]])
    }),
    { numRuns: 100 },
  )
})

test('comparisons of a group do not depend on their order', () => {
  const times = fc.constantFrom(1 / 9, 1 / 5, 1 / 3, 1, 2, 4, 7, 9)
  const one = fc.tuple(times, times, times).map(([ab, ac, bc]) => {
    const judged = [['a', 'b', ab] as const, ['a', 'c', ac] as const, ['b', 'c', bc] as const]
    return {
      answer: judgedMatrix(
        ['a', 'b', 'c'],
        judged.map(([over, under, n]) => ({ over, under, times: n })),
      ),
    }
  })
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), (casts) => {
      const found = (of: typeof casts) => JSON.stringify(ahp(['a', 'b', 'c'], combinedJudgments(of)))
      expect(found([...casts].reverse())).toBe(found(casts))
    }),
    { numRuns: 60 },
  )
})

test('ratings: weights of k are k ratings', () => {
  const cast = fc.record({ answer: fc.integer({ min: 1, max: 9 }), weight: fc.integer({ min: 1, max: 5 }) })
  fc.assert(
    fc.property(fc.array(cast, { minLength: 1, maxLength: 15 }), fc.constantFrom('type-7', 'type-2'), (casts, rule) => {
      const copies = casts.flatMap(({ answer, weight }) => new Array<Cast<number>>(weight).fill({ answer }))
      expect(appropriateness(copies, rule as 'type-7')).toEqual(appropriateness(casts, rule as 'type-7'))
    }),
  )
})
