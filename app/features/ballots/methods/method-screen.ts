import type { SubmissionResult } from '@conform-to/dom'
import type { ComponentType } from 'react'
import type { SeatLevel } from '#app/ui/ring.tsx'
import type { Answer, BallotOption, BallotResult, BallotSettings, ItemReason } from '../ballot-words.ts'
import type { BallotView } from '../ballots.queries.server.ts'
import type { Rounds } from '../rounds/rounds.queries.server.ts'

/** The closed round before, with one's own answer in it. */
export type Earlier<A extends Answer = Answer, R extends BallotResult = BallotResult> = {
  round: number
  result: R
  own: A | null
}

export type AnswerFieldsProps<
  A extends Answer = Answer,
  R extends BallotResult = BallotResult,
  S extends BallotSettings = BallotSettings,
> = {
  settings: S
  /** What there is to choose from; none where the method asks about the whole. */
  options: readonly BallotOption[]
  own: A | null
  /** What stands above it, where it is not the reader's own answer. */
  legend?: string
  earlier: Earlier<A, R> | null
  pillar: string | null
  lastResult: SubmissionResult | undefined
}
/** `within` a form that says by itself what is wrong with it; `ruled` where a composed rule takes the place of the method's own conditions. */
export type SettingsFieldsProps = { lastResult: SubmissionResult | undefined; within?: boolean; ruled?: boolean }
/** `ruled`: a composed rule says itself how many have to answer. */
export type RuleStepsProps<S extends BallotSettings = BallotSettings> = { settings: S; needed: number; ruled?: boolean }
/** How many have answered of how many who may; `present`: of those who are there, whom alone the session lets vote. */
export type SoFar = { voted: number; eligible: number; needed: number; present?: boolean }
export type RuleProps<S extends BallotSettings = BallotSettings> = { settings: S; soFar: SoFar }
/** Two results on the same subject, one round after the other. */
export type BetweenProps<R extends BallotResult = BallotResult> = { before: R; after: R; rounds: [number, number] }
export type ResultProps<A extends Answer = Answer, R extends BallotResult = BallotResult> = {
  result: R
  own: A | null
  reasons?: readonly ItemReason[]
}
export type FindingProps<R extends BallotResult = BallotResult> = { result: R }

/** What came of a ballot, and of the same one round earlier where that was published; `rounds` are their numbers, the latest last. */
export type OnScreenProps<R extends BallotResult = BallotResult> = { result: R; before: R | null; rounds: number[] }

/** A ballot whose answer comes in parts, on its page and on the page where one part after the other is answered. */
export type FlowProps = { ballot: BallotView; lastResult?: SubmissionResult }

/** The rounds of a ballot up to one whose result is shown. */
export type RoundsProps = { rounds: Rounds }
/** A ballot whose result is shown, for whoever may open its next round. */
export type NextProps = { ballot: BallotView }

/** How a method is asked, explained and shown. Its fields bear the names that its schemas know, so that forms need no script. */
export type MethodScreen<
  S extends BallotSettings = BallotSettings,
  A extends Answer = Answer,
  R extends BallotResult = BallotResult,
> = {
  AnswerFields: ComponentType<AnswerFieldsProps<A, R, S>>
  SettingsFields: ComponentType<SettingsFieldsProps>
  /** The rule in the order in which it is applied, a list item each. */
  RuleSteps: ComponentType<RuleStepsProps<S>>
  /** The rule as one sentence. */
  RuleSentence: ComponentType<RuleProps<S>>
  /** A meter for each condition while people answer: how many have is told, and how they did not before the end. */
  RuleMeters: ComponentType<RuleProps<S>>
  /** What has changed from one round to the next, of a method that tells it. */
  Between?: ComponentType<BetweenProps<R>>
  /** Of a method with rounds: where everything stands after them, and the way into the next. */
  Rounds?: ComponentType<RoundsProps>
  Next?: ComponentType<NextProps>
  /** Words, picture and the table that says the same. */
  Result: ComponentType<ResultProps<A, R>>
  /** What was found, at the length of a list. */
  Findings: ComponentType<FindingProps<R>>
  /** What was found, in one sentence or two. */
  Finding: ComponentType<FindingProps<R>>
  /** Which groups were silent, answered, or were found in favour. */
  levels(result: R): Record<string, SeatLevel>
}

/** Takes from a screen of what shape its ballots are: the row of a ballot names its method, and no type follows from that. */
export function screenFor<S extends BallotSettings, A extends Answer, R extends BallotResult>(
  screen: MethodScreen<S, A, R>,
): MethodScreen {
  return screen as unknown as MethodScreen
}
