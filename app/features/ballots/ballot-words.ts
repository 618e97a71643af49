/** As the database checks them. Created: prepared in a session. */
export const BALLOT_STATES = ['created', 'open', 'closed'] as const
/** How a result came to be written down: at the closing, at one in a session, or later. */
export const CLOSING_ORIGINS = ['closing', 'room', 'later'] as const

/** The share of those who may vote that has to answer before a result says anything, chosen when the ballot opens. */
export const MINIMUM_TURNOUTS = [0.25, 0.4, 0.5, 0.6, 0.75] as const
export const DEFAULT_MINIMUM_TURNOUT = 0.5

/** A group with fewer answers shows how many answered and nothing else. */
export const SMALLEST_SHOWN = 4

/** How long a closing can be undone. The result is shown afterwards, so that it is never published twice. */
export const UNDO_SECONDS = 60

/** What every method lets a moderator choose; the rest is the method's own. */
export type BallotSettings = {
  minimumTurnout: number
  /** Where votes do not weigh the same, a group in which a weight is rare is hidden. A ballot that was opened before that does without. */
  byWeight?: true
}

/** One person's answer in the shape of the ballot's method, as the database keeps it. */
export type Answer = { [part: string]: string | number | null }

/** One of several things that a ballot asks about; `id` is short, stable, and unique in its ballot. Frozen with the wording. */
export type BallotOption = { id: string; label: string; note?: string }

/** What every published result says; the rest is the method's own. */
export type BallotResult = {
  /** Everything a recount needs beside the votes and the electorate. */
  rule: { method: string }
  voted: number
  eligible: number
  needed: number
  /** Too few answers give figures and no finding. */
  enough: boolean
  /** The same count with one vote for each who answered, where the answers do not weigh the same. */
  heads?: BallotResult
}

/** What somebody said for their answer about one of several things; no group where its figures are not shown. */
export type ItemReason = { itemId: string; groupId: string | null; text: string }

/** How many answers a minimum turnout asks for. Six tenths of 45 are 27, not 28 for the last bit of a fraction. */
export function answersNeeded(minimumTurnout: number, eligible: number) {
  return Math.max(0, Math.ceil(minimumTurnout * eligible - 1e-9))
}
