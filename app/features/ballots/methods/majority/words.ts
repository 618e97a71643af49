import type { BallotSettings } from '../../ballot-words.ts'
import { BLANK_GRADE_RULES, type BlankGradeRule } from '../../counting/majority-judgment.ts'

export { BLANK_GRADE_RULES }
/** From the worst; a grade is kept as its place in this list. */
export const GRADES = ['reject', 'poor', 'acceptable', 'good', 'very-good', 'excellent'] as const

export type MajorityAnswer = { [option: string]: number | null }
export type MajoritySettings = BallotSettings & {
  /** How many are chosen. */
  places: number
  blankGradeRule: BlankGradeRule
  /** The result also says what it would be if all groups counted the same. A ballot that was opened before that does not. */
  equalWeight?: true
  /** Where a blank counts for nothing, an option that fewer than four graded is hidden, and so are groups that are small on it. A ballot that was opened before that does not. */
  byOption?: true
}
/** Everything a recount needs beside the votes, the options and the electorate, kept with the result. */
export type MajorityRule = MajoritySettings & { method: 'majority'; grades: number; smallestShown: number }

/** Whether a blank says nothing of an option, so that a group can be small on it and on no other. A ballot that opened before that counted does without. */
export const hidesByOption = ({ byOption, blankGradeRule }: MajoritySettings) =>
  byOption === true && blankGradeRule === 'left-out'
