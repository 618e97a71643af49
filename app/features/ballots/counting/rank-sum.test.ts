import fc from 'fast-check'
import { wilcoxonRankSum } from 'simple-statistics'
import { describe, expect, test } from 'vitest'
import { midranks, rankSum } from './rank-tests.ts'

const ratings = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 })
const sides = fc.tuple(ratings, ratings)

/** Every way to choose the first side, one by one. */
function byHand(first: readonly number[], second: readonly number[]) {
  const ranks = midranks([...first, ...second])
  const seen = ranks.slice(0, first.length).reduce((sum, rank) => sum + rank, 0)
  const sums = Array.from({ length: 2 ** ranks.length }, (_, bits) =>
    ranks.filter((__, at) => bits & (1 << at)),
  ).flatMap((chosen) => (chosen.length === first.length ? [chosen.reduce((sum, rank) => sum + rank, 0)] : []))
  const share = (holds: (sum: number) => boolean) => sums.filter(holds).length / sums.length
  return Math.min(
    1,
    2 *
      Math.min(
        share((sum) => sum >= seen),
        share((sum) => sum <= seen),
      ),
  )
}

describe('the rank-sum test', () => {
  test('gives what R gives: permeability of membranes, Hollander & Wolfe (1973) 69, of its own help page', () => {
    const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    const early = [1.15, 0.88, 0.9, 0.74, 1.21]
    const found = rankSum(term, early)!
    expect([found.w, found.exact]).toEqual([35, true])
    expect(found.p / 2).toBeCloseTo(0.1272, 4)
  })

  test('is exact with equal ratings too, as every way counted by hand', () => {
    fc.assert(
      fc.property(sides, ([first, second]) => {
        const found = rankSum(first, second)
        if (found) expect(found.p).toBeCloseTo(byHand(first, second), 5)
        else expect(new Set([...first, ...second]).size).toBe(1)
      }),
      { numRuns: 60 },
    )
  })

  test('has the sum of ranks of another implementation', () => {
    fc.assert(
      fc.property(sides, ([first, second]) => {
        const found = rankSum(first, second)
        const least = (first.length * (first.length + 1)) / 2
        if (found) expect(found.w + least).toBeCloseTo(wilcoxonRankSum(first, second), 9)
      }),
    )
  })

  test('says the same whichever side comes first, in whatever order, on whatever scale of the same order', () => {
    fc.assert(
      fc.property(sides, ([first, second]) => {
        const p = rankSum(first, second)?.p
        expect(rankSum(second, first)?.p).toBe(p)
        expect(rankSum(first.toReversed(), second.toReversed())?.p).toBe(p)
        const stretched = (side: number[]) => side.map((one) => one ** 3 + 2)
        expect(rankSum(stretched(first), stretched(second))?.p).toBe(p)
        if (p !== undefined) expect(p > 0 && p <= 1).toBe(true)
      }),
    )
  })

  test('goes over into the approximation without a step', () => {
    const side = (from: number, length: number) => Array.from({ length }, (_, at) => ((at * 7 + from) % 9) + 1)
    const [exact, near] = [rankSum(side(0, 25), side(3, 25))!, rankSum(side(0, 26), side(3, 25))!]
    expect([exact.exact, near.exact]).toEqual([true, false])
    expect(Math.abs(exact.p - near.p)).toBeLessThan(0.1)
  })

  test.each([
    ['an empty side', [], [1, 2]],
    ['all alike', [5, 5], [5, 5, 5]],
  ])('says nothing of %s', (_, first, second) => {
    expect(rankSum(first, second)).toBeNull()
  })
})
