import { type Cast, indexOf, placeIn, totalWeight, weightOf } from './cast.ts'
import {
  type Distribution,
  distributionOf,
  median,
  moments,
  percentile,
  type PercentileRule,
  sizeOf,
} from './quantiles.ts'

/** What no answer to an option counts as: nothing, or zero. */
export const MISSING_RULES = ['left-out', 'zero'] as const
export type MissingRule = (typeof MISSING_RULES)[number]

/** Whole points by option; null or absent is no answer. */
export type Scores = Readonly<Record<string, number | null>>

export type ScoredOption = {
  id: string
  /** Answers that count, and how many gave none. */
  n: number
  missing: number
  mean: number | null
  sd: number | null
  median: number | null
  q1: number | null
  q3: number | null
}

export type ScoreResult = { ballots: number; options: ScoredOption[]; winners: string[] }
export type ScoreRule = { by: 'mean' | 'median'; missing: MissingRule; percentile?: PercentileRule; highest: number }

/** Score voting: whole points from 0 to `highest`. The highest mean or median wins, several where they are exactly equal. Throws a RangeError for points beyond the scale. */
export function countScores(options: readonly string[], casts: readonly Cast<Scores>[], rule: ScoreRule): ScoreResult {
  const index = indexOf(options)
  for (const { answer } of casts) {
    for (const [option, points] of Object.entries(answer)) {
      placeIn(index, option)
      if (points !== null && (!Number.isSafeInteger(points) || points < 0 || points > rule.highest))
        throw new RangeError(`Points are whole numbers from 0 to ${rule.highest}, not ${points}`)
    }
  }
  const given = options.map((id) => distributionFor(id, casts, rule.missing))
  const best = given.filter(
    (own) => own.counted.length && !given.some((other) => isHigher(other.counted, own.counted, rule.by)),
  )
  return {
    ballots: totalWeight(casts),
    options: given.map(({ id, counted, missing }) => ({ id, missing, ...figures(counted, rule.percentile) })),
    winners: best.map(({ id }) => id),
  }
}

function distributionFor(id: string, casts: readonly Cast<Scores>[], rule: MissingRule) {
  const blank = casts.filter(({ answer }) => answer[id] == null)
  const counted = casts.flatMap(({ answer, weight = 1 }) => {
    const points = answer[id] ?? (rule === 'zero' ? 0 : null)
    return points === null ? [] : [{ answer: points, weight }]
  })
  return { id, counted: distributionOf(counted), missing: blank.reduce((sum, cast) => sum + weightOf(cast), 0) }
}

function figures(counted: Distribution, rule?: PercentileRule) {
  if (counted.length === 0) return { n: 0, mean: null, sd: null, median: null, q1: null, q3: null }
  const [q1, q3] = [percentile(counted, 25, rule), percentile(counted, 75, rule)]
  return { ...moments(counted), median: median(counted), q1, q3 }
}

/** Means are compared as fractions, so that no rounding makes or breaks a tie. */
function isHigher(a: Distribution, b: Distribution, by: 'mean' | 'median') {
  if (a.length === 0) return false
  if (by === 'median') return median(a) > median(b)
  const sum = (of: Distribution) => of.reduce((all, { value, count }) => all + BigInt(value) * BigInt(count), 0n)
  return sum(a) * BigInt(sizeOf(b)) > sum(b) * BigInt(sizeOf(a))
}
