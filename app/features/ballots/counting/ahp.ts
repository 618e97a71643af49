import { type Cast, indexOf, placeIn, totalWeight, weightOf } from './cast.ts'
import { rounded } from './decimals.ts'

/** `over` counts `times` as much as `under`: 1 for the same, up to 9; below 1 turns it round. */
export type Judgment = { over: string; under: string; times: number }

export type AhpResult = {
  weights: { id: string; weight: number }[]
  lambda: number
  /** Consistency index and its ratio to that of random judgments; from 0.1 one asks again. Null for more than ten options. */
  ci: number
  cr: number | null
  triad: Triad | null
}

/** The three options whose judgments fit least: the first was judged `judged` times the third, and `implied` by way of the second. */
export type Triad = { options: [string, string, string]; judged: number; implied: number }

/** Consistency indices of random matrices of 3 to 10 options: T. L. Saaty, "The Analytic Hierarchy Process" (1980). */
const RANDOM_INDEX = [0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49]
const CLOSE = 1e-13

/** Every option over every other. Throws a RangeError where a pair is not judged exactly once. */
export function judgedMatrix(options: readonly string[], judgments: readonly Judgment[]): number[][] {
  const index = indexOf(options)
  const matrix = options.map((_, row) => options.map((__, column) => (row === column ? 1 : Number.NaN)))
  for (const { over, under, times } of judgments) {
    const [a, b] = [placeIn(index, over), placeIn(index, under)]
    if (!Number.isNaN(matrix[a]![b]!)) throw new RangeError(`${over} and ${under} are compared twice`)
    if (!(times > 0 && Number.isFinite(times))) throw new RangeError(`${over} cannot count ${times} times ${under}`)
    matrix[a]![b] = times
    matrix[b]![a] = 1 / times
  }
  if (matrix.flat().some(Number.isNaN)) throw new RangeError('Not all pairs are compared')
  return matrix
}

/** Weights from a matrix of comparisons: the principal eigenvector by power iteration, and how consistent the judgments are. */
export function ahp(options: readonly string[], matrix: readonly (readonly number[])[]): AhpResult {
  const n = options.length
  const weights = eigenvector(matrix)
  const ratios = matrix.map((row, at) => dot(row, weights) / weights[at]!)
  const lambda = ratios.reduce((sum, ratio) => sum + ratio, 0) / n
  const ci = n > 1 ? Math.max(0, (lambda - n) / (n - 1)) : 0
  const random = n < 3 ? null : RANDOM_INDEX[n - 3]
  return {
    weights: options.map((id, at) => ({ id, weight: rounded(weights[at]!) })),
    lambda: rounded(lambda),
    ci: rounded(ci),
    cr: random === null ? 0 : random === undefined ? null : rounded(ci / random),
    triad: worstTriad(options, matrix),
  }
}

function eigenvector(matrix: readonly (readonly number[])[]): number[] {
  let weights = normalised(geometricMeans(matrix))
  for (let turn = 0; turn < 10_000; turn++) {
    const next = normalised(matrix.map((row) => dot(row, weights)))
    const moved = Math.max(...next.map((weight, at) => Math.abs(weight - weights[at]!)))
    weights = next
    if (moved < CLOSE) break
  }
  return weights
}

/** Weights by the geometric mean of each row, with six decimals: close to the eigenvector where judgments are consistent. */
export function geometricWeights(matrix: readonly (readonly number[])[]): number[] {
  return normalised(geometricMeans(matrix)).map(rounded)
}

function worstTriad(options: readonly string[], matrix: readonly (readonly number[])[]): Triad | null {
  let [worst, triad]: [number, Triad | null] = [1e-9, null]
  for (let i = 0; i < options.length; i++) {
    for (let j = i + 1; j < options.length; j++) {
      for (let k = j + 1; k < options.length; k++) {
        const [judged, implied] = [matrix[i]![k]!, matrix[i]![j]! * matrix[j]![k]!]
        const error = Math.abs(Math.log(implied / judged))
        if (error <= worst + 1e-9) continue
        worst = error
        triad = { options: [options[i]!, options[j]!, options[k]!], judged: rounded(judged), implied: rounded(implied) }
      }
    }
  }
  return triad
}

/** Judgments of a group that acts as one: the geometric mean of each comparison (AIJ), in whatever order people come. */
export function combinedJudgments(casts: readonly Cast<readonly (readonly number[])[]>[]): number[][] {
  const total = totalWeight(casts)
  const first = casts[0]?.answer ?? []
  return first.map((row, a) =>
    row.map((_, b) => Math.exp(ordered(casts.map((cast) => Math.log(cast.answer[a]![b]!) * weightOf(cast))) / total)),
  )
}

/** Weights of a group of people who each have their own: the arithmetic or geometric mean of individual weights (AIP), normalised. */
export function combinedWeights(casts: readonly Cast<readonly number[]>[], by: 'arithmetic' | 'geometric'): number[] {
  const total = totalWeight(casts)
  const first = casts[0]?.answer ?? []
  const means = first.map((_, at) => {
    const terms = casts.map((cast) => {
      const weight = cast.answer[at]!
      return (by === 'geometric' ? Math.log(weight) : weight) * weightOf(cast)
    })
    const mean = ordered(terms) / total
    return by === 'geometric' ? Math.exp(mean) : mean
  })
  return normalised(means).map(rounded)
}

/** The sum in one order, so that its last bits do not depend on who came first. */
function ordered(terms: number[]) {
  return terms.sort((a, b) => a - b).reduce((sum, term) => sum + term, 0)
}

function geometricMeans(matrix: readonly (readonly number[])[]) {
  return matrix.map((row) => Math.exp(row.reduce((sum, times) => sum + Math.log(times), 0) / row.length))
}

function dot(row: readonly number[], weights: readonly number[]) {
  return row.reduce((sum, times, at) => sum + times * weights[at]!, 0)
}

function normalised(values: readonly number[]) {
  const sum = values.reduce((all, value) => all + value, 0)
  return values.map((value) => value / sum)
}
