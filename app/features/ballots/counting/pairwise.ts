import { type Cast, weightOf } from './cast.ts'
import { placesIn, type Ranking, UNRANKED, type UnrankedRule } from './ranking.ts'

/** `matrix[a][b]` is how many prefer a to b; rows and columns in the order of the options. */
export type PairwiseMatrix = number[][]

/**
 * How many prefer each option to each other. An unranked option is worse than every ranked one (`last`), or says nothing of any pair
 * it is in (`no-opinion`); two unranked ones are never compared. The rule changes real results, so it belongs to the ballot's settings.
 */
export function countPairwise(
  options: readonly string[],
  casts: readonly Cast<Ranking>[],
  unranked: UnrankedRule,
): PairwiseMatrix {
  const matrix = options.map(() => new Array<number>(options.length).fill(0))
  const placesOf = placesIn(options)
  const last = unranked === 'last'
  for (const cast of casts) {
    const places = placesOf(cast.answer)
    const weight = weightOf(cast)
    for (const [a, row] of matrix.entries()) {
      const own = places[a]!
      if (own === UNRANKED) continue
      for (let b = 0; b < row.length; b++) {
        const other = places[b]!
        if (other === UNRANKED ? last : own < other) row[b]! += weight
      }
    }
  }
  return matrix
}
