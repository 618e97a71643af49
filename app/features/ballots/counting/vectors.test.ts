import { describe, expect, test } from 'vitest'
import { ahp, geometricWeights, judgedMatrix, type Judgment } from './ahp.ts'
import type { Cast } from './cast.ts'
import { proportionZ } from './consensus.ts'
import { stability } from './delphi.ts'
import { countPairwise } from './pairwise.ts'
import { appropriateness, classicAgreement, panelLimits } from './ram.ts'
import { kendallW, signedRank } from './rank-tests.ts'
import { rankedPairs } from './ranked-pairs.ts'
import type { Ranking } from './ranking.ts'
import { schulze } from './schulze.ts'
import vectors from './vectors.fixture.json'

const alone = (ratings: readonly number[]) => ratings.map((answer) => ({ answer }))

describe('RAND/UCLA: Fitch et al. 2001; the row of BMJ Open 2012;2:e001431 is a published one', () => {
  test.each(vectors.ram)('$id', (vector) => {
    for (const [rule, expected] of [
      ['type-7', vector.type7],
      ['type-2', vector.type2_sas5],
    ] as const) {
      const found = appropriateness(alone(vector.ratings), rule)!
      expect(found).toMatchObject({
        n: vector.n,
        median: vector.median,
        low: vector.low,
        high: vector.high,
        outside: vector.outside_region,
        p30: expected.p30,
        p70: expected.p70,
        ipr: expected.ipr,
        asymmetry: expected.ai,
        ipras: expected.ipras,
        index: expected.di,
        madm: vector.madm,
      })
      const classic = classicAgreement(found)
      expect(classic === 'disagreement').toBe(vector.classic_disagreement)
      expect(classic === 'agreement').toBe(vector.classic_agreement)
    }
    expect(appropriateness(alone(vector.ratings))!.class).toBe(vector.class_ipras_type7)
  })

  test.each(vectors.ram_panel_rule)('a panel of $n', (rule) => {
    expect(panelLimits(rule.n)).toEqual({
      disagreement: rule.disagreement_min_each_extreme,
      agreement: rule.agreement_max_outside,
    })
  })
})

describe('Delphi', () => {
  test("Wilcoxon's signed ranks: Hollander & Wolfe", () => {
    const { x, y, V, p_exact_greater, p_exact_two_sided } = vectors.delphi.wilcoxon
    const found = signedRank(x.map((first, at) => [y[at]!, first] as const))
    expect(found).toMatchObject({ v: V, exact: true, pGreater: p_exact_greater, pTwoSided: p_exact_two_sided })
  })

  test("Kendall's W: the anxiety ratings of R's irr", () => {
    const { raters_by_items, W, chi2, df, p } = vectors.delphi.kendallW
    const found = kendallW(raters_by_items)!
    expect(found.w).toBeCloseTo(W, 6)
    expect(found.chiSquared).toBeCloseTo(chi2, 6)
    expect(found.df).toBe(df)
    expect(found.p).toBeCloseTo(p, 6)
  })

  test('two rounds of one panel', () => {
    const pair = vectors.delphi.round_pair
    const found = stability(pair.r1.map((first, at) => [first, pair.r2[at]!] as const))
    expect(found.cv[0]).toBeCloseTo(pair.cv1, 6)
    expect(found.cv[1]).toBeCloseTo(pair.cv2, 6)
    expect(found.moved).toBeCloseTo(pair.share_changed, 6)
    expect(found.netChange! * 100).toBeCloseTo(pair.histogram_net_change_pct, 4)
    expect(found.kappa).toBe(pair.qwk_1_9)
    expect(found.signedRank!.pTwoSided).toBe(pair.wilcoxon_exact_two_sided)
    expect(found.stable).toBe(true)
  })
})

describe("pairwise and Schulze: the examples of Schulze's paper, and Tennessee", () => {
  test.each(vectors.votes)('$id', ({ candidates, ballots, pairwise, strongest_paths, winners }) => {
    const matrix = countPairwise(candidates, ballots.map(castOf), 'last')
    expect(matrix).toEqual(pairwise)
    const found = schulze(candidates, matrix)
    expect(found.paths).toEqual(strongest_paths)
    expect(found.winners).toEqual(winners)
  })

  test('ranked pairs on the same', () => {
    const found = vectors.votes.map(({ candidates, ballots }) => {
      const { winners, tied } = rankedPairs(candidates, countPairwise(candidates, ballots.map(castOf), 'last'))
      return `${winners.join()}${tied ? ' tied' : ''}`
    })
    expect(found).toEqual(['A', 'C', 'A', 'B,D tied', 'D', 'A,C tied', 'N'])
  })
})

describe('AHP: the leader and car examples of Wikipedia', () => {
  test.each(vectors.ahp)('$id', (vector) => {
    const matrix = vector.criteria_matrix ?? vector.matrix!
    const options = matrix.map((_, at) => `c${at}`)
    const found = ahp(options, matrix)
    const expected = vector.weights ?? vector.weights_eigen!
    for (const [at, weight] of expected.entries())
      expect(Math.abs(found.weights[at]!.weight - weight)).toBeLessThan(1e-4)
    expect(found.cr).toBeCloseTo(vector.CR, 4)
    if (vector.lambda_max) expect(found.lambda).toBeCloseTo(vector.lambda_max, 4)
    for (const [at, weight] of (vector.weights_geomean ?? []).entries())
      expect(geometricWeights(matrix)[at]).toBeCloseTo(weight, 4)
  })

  test('who leads: Tom, Dick or Harry', () => {
    const people = ['Tom', 'Dick', 'Harry']
    const judged = (rows: [string, string, number][]) =>
      ahp(
        people,
        judgedMatrix(
          people,
          rows.map(([over, under, times]): Judgment => ({ over, under, times })),
        ),
      ).weights
    const by = [
      judged([
        ['Tom', 'Dick', 1 / 4],
        ['Tom', 'Harry', 4],
        ['Dick', 'Harry', 9],
      ]),
      judged([
        ['Tom', 'Dick', 3],
        ['Tom', 'Harry', 1 / 5],
        ['Dick', 'Harry', 1 / 7],
      ]),
      judged([
        ['Tom', 'Dick', 5],
        ['Tom', 'Harry', 9],
        ['Dick', 'Harry', 4],
      ]),
      judged([
        ['Tom', 'Dick', 1 / 3],
        ['Tom', 'Harry', 5],
        ['Dick', 'Harry', 9],
      ]),
    ]
    const { criteria_matrix: criteria, alternatives } = vectors.ahp[0]!
    const weights = ahp(['Experience', 'Education', 'Charisma', 'Age'], criteria!).weights
    for (const [at, person] of people.entries()) {
      const all = weights.reduce((sum, { weight }, criterion) => sum + weight * by[criterion]![at]!.weight, 0)
      expect(all).toBeCloseTo((alternatives as unknown as Record<string, number>)[person]!, 3)
    }
  })
})

test.each(vectors.polis.prop_test)('the proportion $s of $n', ({ s, n, z }) => {
  expect(proportionZ(s, n)).toBeCloseTo(z, 9)
})

/** "A>C>D*8": eight ballots. */
function castOf(line: string): Cast<Ranking> {
  const [ranking, count] = line.split('*')
  return { answer: ranking!.split('>').map((one) => [one]), weight: Number(count) }
}
