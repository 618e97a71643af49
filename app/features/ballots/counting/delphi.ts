import type { Cast } from './cast.ts'
import { rounded, share } from './decimals.ts'
import type { ConsensusRule } from './delphi-words.ts'
import {
  type Distribution,
  distributionOf,
  median,
  moments,
  percentile,
  type PercentileRule,
  sizeOf,
} from './quantiles.ts'
import { appropriateness, regionCounts } from './ram.ts'
import { type SignedRank, signedRank } from './rank-tests.ts'

export type Consensus = 'in' | 'out' | 'none'

type Panel = {
  casts: readonly Cast<number>[]
  ratings: Distribution
  n: number
  low: number
  high: number
  threshold: number
  percentiles: PercentileRule
}

const RULES: Record<ConsensusRule, (panel: Panel) => Consensus> = {
  pct: ({ high, n, threshold }) => (reaches(high, n, threshold) ? 'in' : 'none'),
  strict: ({ high, n }) => (reaches(high, n, 0.8) ? 'in' : 'none'),
  comet: (panel) => bothSides(panel, 0.7),
  'comet-early': (panel) => bothSides(panel, 0.5),
  iqr: ({ ratings, percentiles }) => {
    if (percentile(ratings, 75, percentiles) - percentile(ratings, 25, percentiles) > 3) return 'none'
    return median(ratings) >= 7 ? 'in' : median(ratings) <= 3 ? 'out' : 'none'
  },
  ram: ({ casts, percentiles }) => {
    const found = appropriateness(casts, percentiles)?.class
    return found === 'appropriate' ? 'in' : found === 'inappropriate' ? 'out' : 'none'
  },
}

/** What the panel's ratings come to under a rule; null of no rating. `threshold` is the share of `pct`, from 0.51 to 1. */
export function consensusOf(
  casts: readonly Cast<number>[],
  rule: ConsensusRule,
  threshold = 0.75,
  percentiles: PercentileRule = 'type-7',
): Consensus | null {
  const ratings = distributionOf(casts)
  const n = sizeOf(ratings)
  return n === 0 ? null : RULES[rule]({ casts, ratings, n, threshold, percentiles, ...regionCounts(ratings) })
}

function bothSides({ high, low, n }: Panel, part: number): Consensus {
  const few = (count: number) => !reaches(count, n, 0.15)
  if (reaches(high, n, part) && few(low)) return 'in'
  return reaches(low, n, part) && few(high) ? 'out' : 'none'
}

function reaches(count: number, n: number, part: number) {
  return count >= n * part - 1e-9
}

export type Stability = {
  /** Who answered both rounds, and which part of them moved. */
  pairs: number
  moved: number | null
  /** Net change of the histogram, in parts of everybody: below 0.15 counts as stable (Scheibe, Skutsch & Schofer 1975). */
  netChange: number | null
  stable: boolean | null
  /** Standard deviation over mean in each round. */
  cv: [number | null, number | null]
  kappa: number | null
  signedRank: SignedRank | null
}

/** How much ratings from 1 to 9 moved between two rounds, of those who answered both; read before any consensus. */
export function stability(pairs: readonly (readonly [number, number])[]): Stability {
  const n = pairs.length
  const moved = pairs.filter(([first, second]) => first !== second).length
  const net = n
    ? [1, 2, 3, 4, 5, 6, 7, 8, 9].reduce((sum, point) => sum + Math.abs(changeAt(pairs, point)), 0) / (2 * n)
    : null
  return {
    pairs: n,
    moved: share(moved, n),
    netChange: net === null ? null : rounded(net),
    stable: net === null ? null : net < 0.15,
    cv: [variation(pairs.map(([first]) => first)), variation(pairs.map(([, second]) => second))],
    kappa: weightedKappa(pairs, 9),
    signedRank: signedRank(pairs),
  }
}

function changeAt(pairs: readonly (readonly [number, number])[], point: number) {
  return pairs.reduce((sum, [first, second]) => sum + Number(second === point) - Number(first === point), 0)
}

/** The coefficient of variation, with the sample's standard deviation; null of fewer than two answers. */
export function variation(answers: readonly number[]): number | null {
  const { mean, sd } = moments(distributionOf(answers.map((answer) => ({ answer }))))
  return mean && sd !== null ? rounded(sd / mean) : null
}

/**
 * Quadratically weighted kappa of two rounds on a scale from 1 to `points`: 1 where nobody moved, 0 as by chance. J. Cohen, Psychological
 * Bulletin 70 (1968) 213-220. Null without pairs, or where all gave one and the same answer twice.
 */
export function weightedKappa(pairs: readonly (readonly [number, number])[], points: number): number | null {
  const weight = (a: number, b: number) => ((a - b) / (points - 1)) ** 2
  const observed = pairs.reduce((sum, [first, second]) => sum + weight(first, second), 0) / pairs.length
  const expected =
    pairs.reduce((sum, [first]) => sum + pairs.reduce((all, [, second]) => all + weight(first, second), 0), 0) /
    pairs.length ** 2
  return expected > 0 ? rounded(1 - observed / expected) : null
}

export type Attrition = {
  invited: number
  answered: number
  response: number | null
  retention: number | null
  low: boolean
}

/** Below this part of those asked, or of those of the first round, a round warns. */
const ENOUGH = 0.7

/** How many of those invited answered a round, and how many of those who answered the first one still do. */
export function attrition({
  invited,
  answered,
  stayed,
  first,
}: {
  invited: number
  answered: number
  stayed: number
  first: number
}): Attrition {
  const [response, retention] = [share(answered, invited), share(stayed, first)]
  return {
    invited,
    answered,
    response,
    retention,
    low: [response, retention].some((part) => part !== null && part < ENOUGH),
  }
}
