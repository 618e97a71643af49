export const CRITERIA = ['relevance', 'feasibility'] as const
export type Criterion = (typeof CRITERIA)[number]

/** 1 to 9, or null for "cannot judge". */
export type Rating = number | null

/** The answer a form sends for "cannot judge": an answer of its own, never the absence of one. */
export const CANNOT_JUDGE = 'cannot-judge'

/** The share of a group that has to answer 7 or more, as the moderator chooses it when the ballot opens. */
export const THRESHOLDS = [0.5, 0.6, 0.7, 0.75, 0.8] as const
export const DEFAULT_THRESHOLD = 0.7

/** The share of those who may vote that has to answer before a result says anything, chosen when the ballot opens. */
export const MINIMUM_TURNOUTS = [0.25, 0.4, 0.5, 0.6, 0.75] as const
export const DEFAULT_MINIMUM_TURNOUT = 0.5

/** A group with fewer answers shows how many answered and nothing else. */
export const SMALLEST_SHOWN = 4

/** How long a closing can be undone. The result is shown afterwards, so that it is never published twice. */
export const UNDO_SECONDS = 60

/** What the indicator said when the ballot opened. */
export type BallotWording = { version: number; code: string; name: string; definition: string; unit: string; formula: string }

/** Everything a recount needs beside the votes and the electorate, kept with the result. */
export type BallotRule = {
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

export function ruleOf({ threshold, minimumTurnout }: { threshold: number; minimumTurnout: number }): BallotRule {
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

/** How many answers a minimum turnout asks for. Six tenths of 45 are 27, not 28 for the last bit of a fraction. */
export function answersNeeded(minimumTurnout: number, eligible: number) {
  return Math.max(0, Math.ceil(minimumTurnout * eligible - 1e-9))
}
