import type { BallotResult } from '../ballot-words.ts'

/** Part of a whole, in whole numbers, so that no rounding decides. `more`: more than that, not just as much. */
export type Fraction = { part: number; whole: number; more?: true }
/** So many, or such a part of those who are asked. */
export type Least = { count: number } | Fraction
/** Of how many groups: a number, more than half of them, or every one. */
export type OfGroups = number | 'half' | 'all'

/**
 * Of what a share in favour is taken: of those who take a side, so that abstentions count for nothing; of all answers, abstentions among
 * them; or of all who were asked, so that silence counts against it.
 */
export const BASES = ['sides', 'cast', 'eligible'] as const
export type Base = (typeof BASES)[number]

/** What a quorum asks: how many answer, never how. */
export type Quorum =
  | { kind: 'answers'; least: Least }
  | { kind: 'organisations'; least: Least }
  /** Groups in which somebody answers, or such a part of those asked. */
  | { kind: 'groups'; of: OfGroups; share?: Fraction }

/** What the answers have to say. */
export type Demand =
  | { kind: 'favour'; base: Base; share: Fraction }
  | { kind: 'groups-favour'; of: OfGroups; share: Fraction }
  | { kind: 'objections'; most: number }
  | { kind: 'median'; least: number }
  | { kind: 'group-median'; least: number }
  /** No disagreement by RAND/UCLA. */
  | { kind: 'agreement' }

export type Condition = Quorum | Demand
/** All of them have to hold. Kept with the terms of a ballot, and the same from its opening on. */
export type Rule = Condition[]

export const QUORUMS = ['answers', 'organisations', 'groups'] as const satisfies readonly Condition['kind'][]
export const isQuorum = (condition: Condition): condition is Quorum =>
  (QUORUMS as readonly string[]).includes(condition.kind)

/** What of its results a method lets a rule ask about. */
export const TELLS = ['share', 'objections', 'median'] as const
export type Told = (typeof TELLS)[number]
export const ASKED_OF: Record<Demand['kind'], Told> = {
  favour: 'share',
  'groups-favour': 'share',
  objections: 'objections',
  median: 'median',
  'group-median': 'median',
  agreement: 'median',
}

/** How the answers of everybody or of a group stand, in votes, as they are published. */
export type Tally = {
  favour: number
  /** How many take a side, with those in favour. */
  sides: number
  /** All answers, with abstentions. */
  cast: number
  objections?: number
  median?: number | null
  disagreement?: boolean | null
}

/** What a method's published result says of one option or criterion, or of the whole, where `item` is null. What it hides is null here. */
export type Measures = {
  item: string | null
  label?: string
  all: Tally | null
  groups: { groupId: string; tally: Tally | null }[]
}

/** A condition with what was found. All four are counts but in medians; `of` is null where there is nothing to compare with. */
export type Found = { condition: Condition; value: number; of: number | null; needed: number; met: boolean }

/** `valid`: the rule asks for a quorum alone, and it is there. `untold`: too few answers to say what they say. */
export const CONCLUSIONS = ['accepted', 'not-accepted', 'no-quorum', 'valid', 'untold'] as const
export type Conclusion = (typeof CONCLUSIONS)[number]

export type ItemVerdict = { item: string | null; label?: string; found: Found[]; conclusion: Conclusion }
export type Verdict = {
  rule: Rule
  quorum: Found[]
  /** One for each option or criterion, or for the whole; none where the rule asks for a quorum alone. */
  items: ItemVerdict[]
  /** `partly`: some of the items are accepted. */
  conclusion: Conclusion | 'partly'
}

/** A result of a ballot that was opened with a composed rule. */
export type Ruled<R extends BallotResult = BallotResult> = R & { verdict: Verdict }

export function verdictOf(result: BallotResult): Verdict | null {
  return (result as Partial<Ruled>).verdict ?? null
}
