import { type Cast, highest, indexOf, placeIn, totalWeight, weightOf } from './cast.ts'

/** Points by option; what is not named has none. */
export type Points = Readonly<Record<string, number>>

export type PointsResult = {
  ballots: number
  options: { id: string; points: number; inFavour: number; against: number }[]
  /** The most points, in the order of the ballot: several where they are tied, none where no option has more than 0. */
  winners: string[]
}

/** Dots, or cumulative voting: whole points from 0, at most `budget` in all. Throws a RangeError for an answer beyond that. */
export function countDots(options: readonly string[], casts: readonly Cast<Points>[], budget: number): PointsResult {
  for (const { answer } of casts) {
    const given = Object.values(answer)
    if (given.some((points) => !Number.isSafeInteger(points) || points < 0))
      throw new RangeError('Points are whole numbers from 0')
    if (pointsSpent(answer) > budget) throw new RangeError(`An answer gives more than ${budget} points`)
  }
  return sumPoints(options, casts)
}

/**
 * Quadratic voting: whole votes for or against an option, which cost their square; at most `credits` in all. S. Lalley & E. G. Weyl,
 * "Quadratic Voting", AEA Papers and Proceedings 108 (2018) 33-37. Throws a RangeError for an answer beyond that.
 */
export function countQuadratic(
  options: readonly string[],
  casts: readonly Cast<Points>[],
  credits: number,
): PointsResult {
  for (const { answer } of casts) {
    if (!Object.values(answer).every(Number.isSafeInteger)) throw new RangeError('Votes are whole numbers')
    if (creditsSpent(answer) > credits) throw new RangeError(`An answer costs more than ${credits} credits`)
  }
  return sumPoints(options, casts)
}

export function pointsSpent(answer: Points): number {
  return Object.values(answer).reduce((sum, points) => sum + points, 0)
}

/** What votes cost in quadratic voting: 9, 4 and -1 cost 98. */
export function creditsSpent(answer: Points): number {
  return Object.values(answer).reduce((sum, votes) => sum + votes * votes, 0)
}

function sumPoints(options: readonly string[], casts: readonly Cast<Points>[]): PointsResult {
  const index = indexOf(options)
  const sums = options.map((id) => ({ id, points: 0, inFavour: 0, against: 0 }))
  for (const cast of casts) {
    const weight = weightOf(cast)
    for (const [option, points] of Object.entries(cast.answer)) {
      const sum = sums[placeIn(index, option)]!
      sum.points += points * weight
      if (points > 0) sum.inFavour += weight
      if (points < 0) sum.against += weight
    }
  }
  const found = sums.map(({ id, points }) => ({ id, value: points > 0 ? points : null }))
  return { ballots: totalWeight(casts), options: sums, winners: highest(found).map(({ id }) => id) }
}
