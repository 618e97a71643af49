import type { Cast } from './cast.ts'
import { rounded } from './decimals.ts'
import { type Distribution, distributionOf, median, percentile, type PercentileRule, sizeOf } from './quantiles.ts'
import { type Region, regionOf } from './regions.ts'

export type RamClass = 'inappropriate' | 'uncertain' | 'appropriate'

export type Ram = {
  n: number
  median: number
  p30: number
  p70: number
  ipr: number
  /** How far the centre of P30 and P70 is from 5. */
  asymmetry: number
  ipras: number
  index: number
  disagreement: boolean
  /** Mean distance from the median. */
  madm: number
  class: RamClass
  low: number
  middle: number
  high: number
  /** Ratings outside the three points of the region that holds the median. */
  outside: number
}

/**
 * RAND/UCLA appropriateness method on ratings from 1 to 9: Fitch et al., "User's Manual", RAND MR-1269 (2001). Disagreement where the
 * interpercentile range P70 - P30 is wider than IPRAS = 2.35 + 1.5 * |5 - (P30 + P70) / 2|. Null of no rating.
 */
export function appropriateness(casts: readonly Cast<number>[], rule: PercentileRule = 'type-7'): Ram | null {
  const ratings = distributionOf(casts)
  if (ratings.length === 0) return null
  const n = sizeOf(ratings)
  const middle = median(ratings)
  const [p30, p70] = [percentile(ratings, 30, rule), percentile(ratings, 70, rule)]
  const ipr = rounded(p70 - p30)
  const asymmetry = rounded(Math.abs(5 - (p30 + p70) / 2))
  const ipras = rounded(2.35 + 1.5 * asymmetry)
  const disagreement = ipr > ipras
  const distances = ratings.reduce((sum, { value, count }) => sum + Math.abs(value - middle) * count, 0)
  const regions = regionCounts(ratings)
  const region = regionOf(middle)
  return {
    n,
    median: middle,
    p30,
    p70,
    ipr,
    asymmetry,
    ipras,
    index: rounded(ipr / ipras),
    disagreement,
    madm: rounded(distances / n),
    class: disagreement || region === 'middle' ? 'uncertain' : region === 'low' ? 'inappropriate' : 'appropriate',
    ...regions,
    outside: n - regions[region],
  }
}

export function regionCounts(ratings: Distribution): Record<Region, number> {
  const counts = { low: 0, middle: 0, high: 0 }
  for (const { value, count } of ratings) counts[regionOf(value)] += count
  return counts
}

/**
 * The classic rules for small panels, which count ratings: disagreement with at least floor((n + 1) / 3) in each extreme third,
 * agreement with fewer than that outside the region of the median. They may differ from the rule of the range, so a result says which
 * of them decided.
 */
export function classicAgreement({ n, low, high, outside }: Ram): 'disagreement' | 'agreement' | 'indeterminate' {
  const { disagreement, agreement } = panelLimits(n)
  if (low >= disagreement && high >= disagreement) return 'disagreement'
  return outside <= agreement ? 'agreement' : 'indeterminate'
}

/** For a panel of n: at least so many in each extreme third disagree, at most so many outside the median's region agree. */
export function panelLimits(n: number): { disagreement: number; agreement: number } {
  const limit = Math.floor((n + 1) / 3)
  return { disagreement: limit, agreement: limit - 1 }
}
