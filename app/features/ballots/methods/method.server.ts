import type { z } from 'zod'
import type { Answer, BallotOption, BallotResult, BallotSettings } from '../ballot-words.ts'
import type { GroupTurnout } from '../turnout.ts'

/** `weight`: how many votes the answer is, a whole number; one where nothing is said. */
export type GroupAnswer<A extends Answer = Answer> = { groupId: string; answer: A; weight?: number }
/** What an answer is checked against: what the moderator chose, and what there is to choose from. */
export type Asked<S extends BallotSettings = BallotSettings> = { settings: S; options: readonly BallotOption[] }
export type GroupLabels = readonly { id: string; code: string; name: string }[]

/** What a method is to the rest of the chapter: two schemas and a count without side effects. How it looks is in `method-screens.tsx`. */
export type Method<
  S extends BallotSettings = BallotSettings,
  A extends Answer = Answer,
  R extends BallotResult = BallotResult,
> = {
  /** What a moderator chooses when a ballot opens, as the form sends it. */
  settings: z.ZodType<S>
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
  /** What is drawn when the ballot opens and stays with its settings: the lot that breaks ties, say. */
  drawn?(settings: S): S
  /** The settings without what was drawn: what everybody may read before the ballot closes. Nobody is to answer with the lot in view. */
  withoutDrawn?(settings: S): S
  /** The fields of the form that sends this answer again. */
  fieldsOf(answer: A): Record<string, string>
  /** A published result as a table that says no more than the page. */
  csv(result: R, groups: GroupLabels): string
}
