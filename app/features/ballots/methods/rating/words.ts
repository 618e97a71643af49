import { type BallotSettings, SMALLEST_SHOWN } from '../../ballot-words.ts'

export const CRITERIA = ['relevance', 'feasibility'] as const
export type Criterion = (typeof CRITERIA)[number]

/** 1 to 9, or null for "cannot judge". */
export type Rating = number | null
export type RatingAnswer = Record<Criterion, Rating>

/** The answer a form sends for "cannot judge": an answer of its own, never the absence of one. */
export const CANNOT_JUDGE = 'cannot-judge'

/** The share of a group that has to answer 7 or more, as the moderator chooses it when the ballot opens. */
export const THRESHOLDS = [0.5, 0.6, 0.7, 0.75, 0.8] as const
export const DEFAULT_THRESHOLD = 0.7

export type RatingSettings = BallotSettings & { threshold: number }

/** Everything a recount needs beside the votes and the electorate, kept with the result. */
export type RatingRule = {
  method: 'rating'
  scale: { from: 1; to: 9 }
  /** Answers from this one up are in favour. */
  inFavourFrom: 7
  /** The share in favour from which a group is over the line. */
  threshold: number
  minimumTurnout: number
  smallestShown: number
  quantiles: 'type 7'
  disagreement: 'IPR > 2.35 + 1.5 * |5 - centre|, P30 to P70'
}

export function ruleOf({ threshold, minimumTurnout }: RatingSettings): RatingRule {
  return {
    method: 'rating',
    scale: { from: 1, to: 9 },
    inFavourFrom: 7,
    threshold,
    minimumTurnout,
    smallestShown: SMALLEST_SHOWN,
    quantiles: 'type 7',
    disagreement: 'IPR > 2.35 + 1.5 * |5 - centre|, P30 to P70',
  }
}
