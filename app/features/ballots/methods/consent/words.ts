import { type BallotSettings, SMALLEST_SHOWN } from '../../ballot-words.ts'

export const POSITIONS = ['favour', 'live', 'object', 'abstain'] as const
export type Position = (typeof POSITIONS)[number]

/** An objection gives its reason; nothing else has one. */
export type ConsentAnswer = { position: Position; reason: string }
export const REASON_LIMIT = 600

/** The shares of those who take a side that a moderator may ask for, over everybody and within a group. */
export const SHARES = [0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 1] as const
export const DEFAULT_SHARE = 0.7
export const DEFAULT_GROUP_SHARE = 0.6

/** None: the rule asks nothing of groups. As many as a table may have. */
export const MOST_GROUPS = 10
export const DEFAULT_GROUPS = 3
export const MOST_OBJECTIONS = 20
export const DEFAULT_OBJECTIONS = 0

export type ConsentSettings = BallotSettings & {
  /** Of those who take a side, how many have to be in favour or able to live with it. */
  share: number
  /** In how many groups at least, over their own share. */
  groups: number
  groupShare: number
  /** How many objections at most. */
  objections: number
}

/** Everything a recount needs beside the votes and the electorate, kept with the result. A ballot with a composed rule has no conditions here. */
export type ConsentRule = BallotSettings &
  Partial<ConsentSettings> & {
    method: 'consent'
    smallestShown: number
    abstentions: 'count towards the turnout alone'
  }

export function ruleOf({
  minimumTurnout,
  share,
  groups,
  groupShare,
  objections,
  byWeight,
}: BallotSettings & Partial<ConsentSettings>): ConsentRule {
  return {
    method: 'consent',
    minimumTurnout,
    ...(share === undefined ? { groupShare } : { share, groups, groupShare, objections }),
    ...(byWeight && { byWeight }),
    smallestShown: SMALLEST_SHOWN,
    abstentions: 'count towards the turnout alone',
  }
}
