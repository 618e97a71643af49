import type { Answer, BallotResult, BallotSettings } from '../ballot-words.ts'
import type { GroupTurnout } from '../turnout.ts'

/** A method's count, as the registry has it. */
export type Count = (
  votes: readonly CountedVote[],
  electorate: readonly GroupTurnout[],
  settings: BallotSettings,
  options: readonly Option[],
) => BallotResult
export type CountedVote = { groupId: string; answer: Answer; weight?: number }
export type Option = { id: string; label: string }

export const BUNDLE_FORMAT = 'roundtable-ballot'
export const BUNDLE_VERSION = 1

/** `group` is null where the result hides it. A text that people wrote is null in the answer and stands in `texts`. */
export type BundleVote = { group: string | null; weight?: number; answer: Answer }

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
  votes: BundleVote[] | null
  texts: string[]
  withheld: Withheld | null
  declared: { hidden: string[] }
  result: BallotResult
  hashes: { votes: string; settings: string; result: string }
}

/**
 * Why a bundle publishes no votes. `too-few`: the result shows no total. `weights`: fewer than four votes weigh the same, so that a
 * weight would name whose vote it is. `told`: a hidden group could be told from its votes without a name. `rare`: no recount
 * would find how the votes of hidden groups come to the result.
 */
export type Withheld = 'too-few' | 'weights' | 'told' | 'rare'
