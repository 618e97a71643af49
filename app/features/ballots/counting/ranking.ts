import { indexOf, placeIn } from './cast.ts'

/** Options from best to worst; those in one place are equal. What is not named is unranked. */
export type Ranking = readonly (readonly string[])[]

/** What an option that somebody did not rank counts as: worse than all ranked ones, or neither better nor worse than any. */
export const UNRANKED_RULES = ['last', 'no-opinion'] as const
export type UnrankedRule = (typeof UNRANKED_RULES)[number]

export const UNRANKED = -1

/** The place of every option in a ranking, 0 for the best, `UNRANKED` for what is not named. Throws a RangeError for an unknown or a doubled option. */
export function placesIn(options: readonly string[]): (ranking: Ranking) => Int32Array {
  const index = indexOf(options)
  return (ranking) => {
    const places = new Int32Array(options.length).fill(UNRANKED)
    ranking.forEach((equals, place) => {
      for (const option of equals) {
        const at = placeIn(index, option)
        if (places[at] !== UNRANKED) throw new RangeError(`A ranking names ${option} twice`)
        places[at] = place
      }
    })
    return places
  }
}

/** Options by how many others stand before them: the first places that nobody beats, then those of the rest, and so on. */
export function tiers(options: readonly string[], beats: (a: number, b: number) => boolean): string[][] {
  let rest = options.map((_, at) => at)
  const found: string[][] = []
  while (rest.length) {
    const top = rest.filter((at) => !rest.some((other) => beats(other, at)))
    // A relation with a circle has no top: whoever is left is equal.
    const next = top.length ? top : rest
    found.push(next.map((at) => options[at]!))
    rest = rest.filter((at) => !next.includes(at))
  }
  return found
}
