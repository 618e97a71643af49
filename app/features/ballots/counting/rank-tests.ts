import { grouped } from './cast.ts'
import { rounded } from './decimals.ts'
import { chiSquaredAtLeast, normalTwoSided } from './probability.ts'

export type SignedRank = {
  /** Pairs that differ. */
  n: number
  /** The sum of the ranks of those who went up. */
  v: number
  exact: boolean
  pGreater: number | null
  pTwoSided: number
}

/** With more pairs than this the normal approximation serves. */
const MOST_EXACT = 25

/**
 * Wilcoxon's signed-rank test of paired ratings (second less first): pairs without a difference are dropped, equal differences share
 * their midrank. Exact over all signs up to 25 pairs, equal ranks included; beyond it normal with the correction for ties and
 * continuity. F. Wilcoxon, Biometrics Bulletin 1 (1945) 80-83. Null where no pair differs. No difference found is no proof of stability.
 */
export function signedRank(pairs: readonly (readonly [number, number])[]): SignedRank | null {
  const differences = pairs
    .map(([first, second]) => second - first)
    .filter((difference) => Math.abs(difference) > 1e-12)
  if (differences.length === 0) return null
  const ranks = midranks(differences.map(Math.abs))
  const v = differences.reduce((sum, difference, at) => sum + (difference > 0 ? ranks[at]! : 0), 0)
  const n = differences.length
  if (n > MOST_EXACT) return { n, v, exact: false, pGreater: null, pTwoSided: rounded(approximate(v, ranks)) }
  const { atLeast, atMost } = exactTails(v, ranks)
  return { n, v, exact: true, pGreater: atLeast, pTwoSided: Math.min(1, 2 * Math.min(atLeast, atMost)) }
}

/** Every choice of signs, by the sum of doubled ranks, which are whole. */
function exactTails(v: number, ranks: readonly number[]) {
  let ways = new Map<number, number>([[0, 1]])
  for (const rank of ranks) {
    const next = new Map(ways)
    for (const [sum, count] of ways) next.set(sum + 2 * rank, (next.get(sum + 2 * rank) ?? 0) + count)
    ways = next
  }
  const all = 2 ** ranks.length
  const share = (holds: (sum: number) => boolean) =>
    [...ways].reduce((total, [sum, count]) => total + (holds(sum) ? count : 0), 0) / all
  return { atLeast: share((sum) => sum >= 2 * v), atMost: share((sum) => sum <= 2 * v) }
}

function approximate(v: number, ranks: readonly number[]) {
  const n = ranks.length
  const mean = (n * (n + 1)) / 4
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - tieSum(ranks) / 48
  return normalTwoSided(Math.max(0, Math.abs(v - mean) - 0.5) / Math.sqrt(variance))
}

export type RankSum = { w: number; exact: boolean; p: number }

/** Of both sides together: with more the normal approximation serves. */
const MOST_RANKED = 50

/**
 * Wilcoxon's rank-sum test, two-sided: whether two sides rated differently. `w` is the sum of the first side's ranks less its least, as R has it;
 * equal ratings share their midrank. Exact over all ways to choose the first side up to 50 ratings, equal ranks included; beyond it normal with
 * the correction for ties and continuity. F. Wilcoxon, Biometrics Bulletin 1 (1945) 80-83. Null where one side is empty or all rated alike.
 */
export function rankSum(first: readonly number[], second: readonly number[]): RankSum | null {
  const [m, n] = [first.length, second.length]
  const ranks = midranks([...first, ...second])
  const all = m + n
  const variance = ((m * n) / 12) * (all + 1 - tieSum(ranks) / (all * (all - 1)))
  if (m === 0 || n === 0 || variance <= 0) return null
  const sum = ranks.slice(0, m).reduce((total, rank) => total + rank, 0)
  const w = sum - (m * (m + 1)) / 2
  if (all <= MOST_RANKED) return { w, exact: true, p: rounded(exactRankSum(sum, m, ranks)) }
  const away = Math.max(0, Math.abs(w - (m * n) / 2) - 0.5)
  return { w, exact: false, p: rounded(normalTwoSided(away / Math.sqrt(variance))) }
}

/** The ways to choose `m` of the ranks, by their doubled sum, which is whole: twice the smaller tail, which with equal ranks need not be like the other. */
function exactRankSum(sum: number, m: number, ranks: readonly number[]): number {
  const ways = Array.from({ length: m + 1 }, () => new Map<number, number>())
  ways[0]!.set(0, 1)
  for (const rank of ranks)
    for (let chosen = m; chosen > 0; chosen--)
      for (const [before, count] of ways[chosen - 1]!) {
        const now = before + 2 * rank
        ways[chosen]!.set(now, (ways[chosen]!.get(now) ?? 0) + count)
      }
  const found = [...ways[m]!]
  const share = (holds: (doubled: number) => boolean) =>
    found.reduce((total, [doubled, count]) => total + (holds(doubled) ? count : 0), 0) /
    found.reduce((total, [, count]) => total + count, 0)
  return Math.min(
    1,
    2 *
      Math.min(
        share((doubled) => doubled >= 2 * sum),
        share((doubled) => doubled <= 2 * sum),
      ),
  )
}

export type Concordance = { raters: number; items: number; w: number; chiSquared: number; df: number; p: number }

/**
 * Kendall's W, how far raters agree on the order of items, from 0 to 1, with midranks and the correction for ties; the p-value is the
 * chi-squared one, for more than seven items. M. G. Kendall & B. Babington Smith, Annals of Mathematical Statistics 10 (1939) 275-287.
 * Takes complete cases; null for fewer than two raters or items, or where nobody prefers anything.
 */
export function kendallW(ratings: readonly (readonly number[])[]): Concordance | null {
  const [m, n] = [ratings.length, ratings[0]?.length ?? 0]
  if (m < 2 || n < 2) return null
  const ranks = ratings.map(midranks)
  const sums = ranks[0]!.map((_, item) => ranks.reduce((sum, own) => sum + own[item]!, 0))
  const mean = (m * (n + 1)) / 2
  const squares = sums.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  const most = m * m * (n ** 3 - n) - m * ranks.reduce((sum, own) => sum + tieSum(own), 0)
  if (most <= 0) return null
  const w = (12 * squares) / most
  const chiSquared = m * (n - 1) * w
  const p = rounded(chiSquaredAtLeast(chiSquared, n - 1))
  return { raters: m, items: n, w: rounded(w), chiSquared: rounded(chiSquared), df: n - 1, p }
}

/** Ranks from 1; equal values share the mean of theirs. */
export function midranks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value - 1e-12).length
    const equal = values.filter((other) => Math.abs(other - value) <= 1e-12).length
    return below + (equal + 1) / 2
  })
}

/** The sum of t^3 - t over groups of t equal ranks. */
function tieSum(ranks: readonly number[]) {
  return grouped(ranks, (rank) => rank).reduce((sum, { length: t }) => sum + t ** 3 - t, 0)
}
