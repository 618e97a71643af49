import type { z } from 'zod'
import type { Answer, BallotOption, BallotResult, BallotSettings, ItemReason } from '../ballot-words.ts'
import type { Apart } from '../recount/bundle-words.ts'
import type { PresetName } from '../rule/presets.ts'
import type { Measures, Told } from '../rule/rule-words.ts'
import type { GroupTurnout } from '../turnout.ts'

/** `weight`: how many votes the answer is, a whole number; one where nothing is said. `part`: which further part of a vote that was split; its largest has none. */
export type GroupAnswer<A extends Answer = Answer> = {
  groupId: string
  answer: A
  weight?: number
  part?: number | true
}
/** What an answer is checked against: what the moderator chose, and what there is to choose from. */
export type Asked<S extends BallotSettings = BallotSettings> = { settings: S; options: readonly BallotOption[] }
export type GroupLabels = readonly { id: string; code: string; name: string }[]

/** How a composed rule reads the results of a method. */
export type Readable<S extends BallotSettings = BallotSettings, R extends BallotResult = BallotResult> = {
  tells: readonly Told[]
  /** The preset that a new ballot begins with, where it is not the quorum alone. */
  usual?: PresetName
  /** Of what is published and of nothing else, so that a rule tells no more than the result. */
  measures(result: R): Measures[]
  /** The settings without the method's own conditions, whose place the rule takes; `line` is the share in favour that it asks for. */
  settings?(settings: S, line: number | null): S
}

/** What a method is to the rest of the chapter: two schemas and a count without side effects. How it looks is in `method-screens.tsx`. */
export type Method<
  S extends BallotSettings = BallotSettings,
  A extends Answer = Answer,
  R extends BallotResult = BallotResult,
> = {
  /** What a moderator chooses when a ballot opens, as the form sends it. */
  settings: z.ZodType<S>
  /** The fields of the form that says these settings again, beside those that bear the name of a setting. */
  formOf?(settings: S): Record<string, string>
  /** One person's answer, as the form sends it. */
  answer(asked: Asked<S>): z.ZodType<A>
  /**
   * The one way from votes to what is published. `electorate` is every group in the order round the table, with how many might vote
   * and how many did. The same votes give the same bytes, in whatever order they come.
   */
  count(
    votes: readonly GroupAnswer<A>[],
    electorate: readonly GroupTurnout[],
    settings: S,
    options?: readonly BallotOption[],
  ): R
  /** What a composed rule can ask of this method's results; absent where it can ask for a quorum alone. */
  ruled?: Readable<S, R>
  /** What is drawn when the ballot opens and stays with its settings: the lot that breaks ties, say. */
  drawn?(settings: S): S
  /** The settings without what was drawn: what everybody may read before the ballot closes. Nobody is to answer with the lot in view. */
  withoutDrawn?(settings: S): S
  /** The settings by which an open ballot is counted for everybody together, where parts of the rule need the groups. */
  standing?(settings: S): S
  /** An answer comes in parts: what is sent is added to what stands, and takes the place of the same part. */
  adds?: true
  /** Of a method with rounds: what is told of those who answered both, beside what was published of each. */
  between?(pairs: readonly (readonly [A, A])[], before: R, after: R): unknown
  /** The same of those who answered only the earlier one of the two beside those who answered both. */
  left?(all: readonly { groupId: string; stayed: boolean; answer: A }[], before: R): unknown
  /** What the next round asks, of what a moderator ticked; null where the rule of the rounds asks no more. `reworded`: what reads otherwise now. */
  next?(
    round: number,
    settings: S,
    results: readonly R[],
    chosen: { items: readonly string[]; reworded: readonly string[] },
  ): S | null
  /** Of a method with rounds: what comes back after these by its rule. */
  returns?(results: readonly R[]): string[]
  /** Why people answered as they did, by what they answered, without names. */
  reasons?(votes: readonly GroupAnswer<A>[], result: R): ItemReason[]
  /** Of a method that counts every field of an answer by itself: how votes are published where whole answers would tell of a small group. */
  apart?: Apart<R>
  /** The fields of the form that sends this answer again. */
  fieldsOf(answer: A): Record<string, string>
  /** A published result as a table that says no more than the page. */
  csv(result: R, groups: GroupLabels): string
}
