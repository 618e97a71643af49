import { type Cast, weightOf } from './cast.ts'
import { rounded } from './decimals.ts'

/**
 * Which value a percentile has between two answers: type 7 interpolates between them, as R, numpy and spreadsheets do; type 2 takes
 * one of them or the middle, as SAS does. Hyndman & Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50
 * (1996) 361-365. The rule changes real results, so it belongs to the ballot's settings.
 */
export const PERCENTILE_RULES = ['type-7', 'type-2'] as const
export type PercentileRule = (typeof PERCENTILE_RULES)[number]

/** Values in their order, each with how many answered so. */
export type Distribution = { value: number; count: number }[]

export function distributionOf(casts: readonly Cast<number>[]): Distribution {
  const counts = new Map<number, number>()
  for (const cast of casts) counts.set(cast.answer, (counts.get(cast.answer) ?? 0) + weightOf(cast))
  return [...counts.entries()].sort(([a], [b]) => a - b).map(([value, count]) => ({ value, count }))
}

export function sizeOf(distribution: Distribution): number {
  return distribution.reduce((sum, { count }) => sum + count, 0)
}

/** The percentile (0 to 100, whole) of at least one answer, with six decimals. */
export function percentile(distribution: Distribution, percent: number, rule: PercentileRule = 'type-7'): number {
  const n = sizeOf(distribution)
  const hundredths = rule === 'type-7' ? (n - 1) * percent : n * percent
  const below = Math.floor(hundredths / 100)
  const between = (hundredths % 100) / 100
  if (rule === 'type-7') {
    const [low, high] = [valueAt(distribution, below), valueAt(distribution, below + 1)]
    return rounded(low + (high - low) * between)
  }
  const high = valueAt(distribution, below)
  return between > 0 ? high : rounded((valueAt(distribution, below - 1) + high) / 2)
}

export function median(distribution: Distribution): number {
  return percentile(distribution, 50)
}

/** The value of the answer at a place from 0; of the last one beyond it, of the first one before it. */
function valueAt(distribution: Distribution, place: number): number {
  let passed = 0
  for (const { value, count } of distribution) {
    passed += count
    if (place < passed) return value
  }
  return distribution.at(-1)?.value ?? Number.NaN
}

/** Mean with six decimals and sample standard deviation (divided by n - 1), null of one answer alone. Sums are of whole numbers, exact. */
export function moments(distribution: Distribution): { n: number; mean: number | null; sd: number | null } {
  const n = sizeOf(distribution)
  const sum = distribution.reduce((all, { value, count }) => all + value * count, 0)
  const squares = distribution.reduce((all, { value, count }) => all + value * value * count, 0)
  return {
    n,
    mean: n ? rounded(sum / n) : null,
    sd: n > 1 ? rounded(Math.sqrt(Math.max(0, n * squares - sum * sum) / (n * (n - 1)))) : null,
  }
}
