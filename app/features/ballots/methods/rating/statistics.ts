import type { Rating } from './words.ts'

export type RatingClass = 'low' | 'middle' | 'high'

export type Summary = {
  /** Answers from 1 to 9. */
  n: number
  cannotJudge: number
  median: number | null
  q1: number | null
  q3: number | null
  /** How many said 1, 2 ... 9. */
  distribution: number[]
  /** How many said 7 or more, and their share of n. */
  inFavour: number
  share: number | null
  ram: { p30: number; p70: number; ipr: number; ipras: number; index: number; disagreement: boolean } | null
  class: RatingClass | null
}

/**
 * Type 7 quantile: linear interpolation between the two nearest order statistics.
 * Hyndman & Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996) 361-365; the rule of R,
 * numpy and spreadsheets. Another rule gives other quartiles, so it is named beside every published figure.
 */
export function quantile(sorted: readonly number[], p: number): number {
  const position = (sorted.length - 1) * p
  const below = Math.floor(position)
  const low = sorted[below] ?? Number.NaN
  const high = sorted[below + 1] ?? low
  return rounded(low + (high - low) * (position - below))
}

/**
 * RAND/UCLA appropriateness method: Fitch et al., MR-1269 (2001). Disagreement when the interpercentile range
 * P70 - P30 is wider than IPRAS = 2.35 + 1.5 * |5 - (P30 + P70) / 2|; percentiles of type 7.
 */
function appropriateness(sorted: readonly number[]) {
  const p30 = quantile(sorted, 0.3)
  const p70 = quantile(sorted, 0.7)
  const ipr = rounded(p70 - p30)
  const ipras = rounded(2.35 + 1.5 * Math.abs(5 - (p30 + p70) / 2))
  return { p30, p70, ipr, ipras, index: rounded(ipr / ipras), disagreement: ipr > ipras }
}

/** Half medians go up: 3.5 is middle, 6.5 is high. Disagreement makes it middle whatever the median. */
export function classOf(median: number, disagreement: boolean): RatingClass {
  if (disagreement) return 'middle'
  if (median < 3.5) return 'low'
  return median < 6.5 ? 'middle' : 'high'
}

export function summarise(answers: readonly Rating[]): Summary {
  const sorted = answers.filter((answer): answer is number => answer !== null).sort((a, b) => a - b)
  const n = sorted.length
  const distribution = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((value) => sorted.filter((answer) => answer === value).length)
  const inFavour = sorted.filter((answer) => answer >= 7).length
  const cannotJudge = answers.length - n
  if (n === 0) {
    return {
      n,
      cannotJudge,
      median: null,
      q1: null,
      q3: null,
      distribution,
      inFavour,
      share: null,
      ram: null,
      class: null,
    }
  }
  const median = quantile(sorted, 0.5)
  const ram = appropriateness(sorted)
  return {
    n,
    cannotJudge,
    median,
    q1: quantile(sorted, 0.25),
    q3: quantile(sorted, 0.75),
    distribution,
    inFavour,
    share: rounded(inFavour / n),
    ram,
    class: classOf(median, ram.disagreement),
  }
}

/** Six decimals: sums of fractions must not differ in their last bits between machines or orders. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
