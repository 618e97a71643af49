import { type BallotSettings, SMALLEST_SHOWN } from '../../ballot-words.ts'

export const CHOICES = ['yes', 'no', 'abstain'] as const
export type Choice = (typeof CHOICES)[number]
export type YesNoAnswer = { choice: Choice }

/** Of those who say yes or no, how many have to say yes. `half`: more than half. */
export const MAJORITIES = ['half', 'three-fifths', 'two-thirds', 'three-quarters', 'all'] as const
export type Majority = (typeof MAJORITIES)[number]
/** As fractions, so that no rounding decides. */
export const PARTS: Record<Majority, [number, number]> = {
  half: [1, 2],
  'three-fifths': [3, 5],
  'two-thirds': [2, 3],
  'three-quarters': [3, 4],
  all: [1, 1],
}

/** A ballot with a composed rule names no majority of its own. */
export type YesNoSettings = BallotSettings & { majority?: Majority }
/** Everything a recount needs beside the votes and the electorate, kept with the result. */
export type YesNoRule = YesNoSettings & {
  method: 'yes-no'
  smallestShown: number
  abstentions: 'count towards the turnout alone'
}

export function ruleOf({ minimumTurnout, majority, byWeight }: YesNoSettings): YesNoRule {
  return {
    method: 'yes-no',
    minimumTurnout,
    ...(majority && { majority }),
    ...(byWeight && { byWeight }),
    smallestShown: SMALLEST_SHOWN,
    abstentions: 'count towards the turnout alone',
  }
}

/** Whether so many of those who take a side are enough; of nobody, none are. */
export function isEnough(yes: number, sides: number, majority: Majority) {
  const [part, whole] = PARTS[majority]
  if (sides === 0) return false
  return majority === 'half' ? yes * 2 > sides : yes * whole >= sides * part
}
