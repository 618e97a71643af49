import type { PairwiseMatrix } from './pairwise.ts'
import { tiers } from './ranking.ts'

export type SchulzeResult = {
  /** Whom nobody beats, in the order of the ballot: several where they are tied. */
  winners: string[]
  /** Everybody from best to worst; equals stand together. */
  ranking: string[][]
  /** The strength of the strongest path from each option to each other. */
  paths: number[][]
}

/**
 * Schulze's method with winning votes: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
 * single-winner election method", Social Choice and Welfare 36 (2011) 267-303. A path is as strong as its weakest majority; a beats b
 * where its strongest path to b is stronger than b's to it.
 */
export function schulze(options: readonly string[], pairwise: PairwiseMatrix): SchulzeResult {
  const n = options.length
  const paths = pairwise.map((row, a) => row.map((votes, b) => (votes > pairwise[b]![a]! ? votes : 0)))
  for (let via = 0; via < n; via++) {
    for (let from = 0; from < n; from++) {
      if (from === via) continue
      const [row, through] = [paths[from]!, paths[via]!]
      const first = row[via]!
      for (let to = 0; to < n; to++) {
        if (to !== from) row[to] = Math.max(row[to]!, Math.min(first, through[to]!))
      }
    }
  }
  const ranking = tiers(options, (a, b) => paths[a]![b]! > paths[b]![a]!)
  return { winners: ranking[0] ?? [], ranking, paths }
}
