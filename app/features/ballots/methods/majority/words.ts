import { type BallotSettings, SMALLEST_SHOWN } from '../../ballot-words.ts'
import { BLANK_GRADE_RULES, type BlankGradeRule } from '../../counting/majority-judgment.ts'

export { BLANK_GRADE_RULES }
/** From the worst; a grade is kept as its place in this list. */
export const GRADES = ['reject', 'poor', 'acceptable', 'good', 'very-good', 'excellent'] as const

export type MajorityAnswer = { [option: string]: number | null }
export type MajoritySettings = BallotSettings & {
  /** How many are chosen. */
  places: number
  blankGradeRule: BlankGradeRule
}
/** Everything a recount needs beside the votes, the options and the electorate, kept with the result. */
export type MajorityRule = MajoritySettings & { method: 'majority'; grades: number; smallestShown: number }

export function ruleOf({ minimumTurnout, places, blankGradeRule }: MajoritySettings): MajorityRule {
  const grades = GRADES.length
  return { method: 'majority', minimumTurnout, places, blankGradeRule, grades, smallestShown: SMALLEST_SHOWN }
}
