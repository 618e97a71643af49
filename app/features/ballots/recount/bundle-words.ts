import type { Answer, BallotResult, BallotSettings } from '../ballot-words.ts'
import type { AskedMore } from '../rule/quorum.ts'
import type { Rule } from '../rule/rule-words.ts'
import type { GroupTurnout } from '../turnout.ts'

/** What a composed rule needs beside the votes, of a ballot that has one. */
export type RuleOf = AskedMore & { rule?: Rule }

/** A method's count, with the rule of the ballot. */
export type Count = ((
  votes: readonly CountedVote[],
  electorate: readonly GroupTurnout[],
  settings: BallotSettings,
  options: readonly Option[],
  ruled?: RuleOf,
) => BallotResult) & { apart?: Apart }

/** How the answers of a method fall apart into fields that are counted each by itself. */
export type Apart<R extends BallotResult = BallotResult> = {
  /** By field, the groups that the result hides there; null where it shows no total, so that nothing of the field is published. */
  hidden(result: R): Record<string, string[] | null>
  /** An answer that answers no field. */
  blank: Answer
  /** A count of such votes, with what asks for whole answers or for fields without votes as it was published; `fields` are those with votes. */
  completed(counted: R, published: R, fields: readonly string[]): R
}
export type CountedVote = { groupId: string; answer: Answer; weight?: number; part?: number | true }
export type Option = { id: string; label: string }

export const BUNDLE_FORMAT = 'roundtable-ballot'
export const BUNDLE_VERSION = 1

/** `group` is null where the result hides it. A text that people wrote is null in the answer and stands in `texts`. `part`: not the largest of a vote that was split; which one, and of whose, is not said. */
export type BundleVote = { group: string | null; weight?: number; part?: true; answer: Answer }

/** Everything that a count needs, of a ballot whose result is shown; docs/ballot-bundle.md says what each part means. */
export type Bundle = {
  format: typeof BUNDLE_FORMAT
  version: typeof BUNDLE_VERSION
  question: unknown
  round: number
  method: string
  settings: BallotSettings
  terms: unknown
  options: Option[]
  electorate: GroupTurnout[]
  /** What the rule of the ballot has to know of those who were asked; absent where it needs no more. */
  asked?: AskedMore
  /** How many voted by proxy, where the terms allowed it; null where that is not told. No count reads it. */
  byProxy?: number | null
  votes: BundleVote[] | null
  texts: string[]
  withheld: Withheld | null
  /** `answers`: where each vote is one field of an answer, how many answers the groups hidden there gave to it. */
  declared: { hidden: string[]; answers?: Record<string, Record<string, number>> }
  result: BallotResult
  /** Of a secret ballot: SHA-256 of each voter's receipt, sorted. */
  receipts?: string[]
  /** Of a secret ballot. */
  roll?: RollOfBundle
  hashes: { votes: string; settings: string; result: string; receipts?: string }
}

/** How many might vote and did, and the SHA-256 of the roll as it was frozen and as the ballot closed. */
export type RollOfBundle = { size: number; cast: number; opened: string; closed: string }

/**
 * Why a bundle publishes no votes. `too-few`: the result shows no total. `weights`: fewer than four people's votes, or parts of them, weigh the same, so that
 * a weight would name whose vote it is. `told`: a hidden group could be told from its votes without a name. `rare`: no recount
 * would find how the votes of hidden groups come to the result.
 */
export type Withheld = 'too-few' | 'weights' | 'told' | 'rare'
