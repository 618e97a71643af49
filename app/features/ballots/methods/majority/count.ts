import type { BallotOption, BallotResult } from '../../ballot-words.ts'
import { type JudgedOption, majorityJudgment } from '../../counting/majority-judgment.ts'
import { chooseHidden } from '../../small-groups.ts'
import { answeredOf, type GroupTurnout } from '../../turnout.ts'
import { chosenOf } from '../tally/tally.ts'
import type { MajorityAnswer, MajorityRule } from './words.ts'

export type MajorityResult = BallotResult & {
  rule: MajorityRule
  options: { id: string; label: string }[]
  /** Null where fewer than `smallestShown` answered. */
  judged: JudgedOption[] | null
  /** The grade in the middle of a group, an entry an option; null where the group shows only how many answered. */
  groups: (GroupTurnout & { grades: (number | null)[] | null })[]
  /** Ids from the best, those that are level together. */
  order: string[][]
  /** Null: no finding. */
  chosen: string[] | null
  tied: string[]
  /** How many votes the answers are, where they do not weigh the same. */
  weight?: number
}

type Vote = { groupId: string; weight?: number; answer: MajorityAnswer }

/** Grades by majority judgment over everybody, and the grade in the middle of each group that is shown. */
export function countMajority(
  votes: readonly Vote[],
  electorate: readonly GroupTurnout[],
  options: readonly BallotOption[],
  rule: MajorityRule,
): MajorityResult {
  const answered = answeredOf(electorate, votes, rule.minimumTurnout)
  const ids = options.map(({ id }) => id)
  const judge = (casts: readonly Vote[]) =>
    majorityJudgment(ids, casts, { grades: rule.grades, blank: rule.blankGradeRule }).options
  const judged = votes.length >= rule.smallestShown ? judge(votes) : null
  const byGroup = electorate.map(({ groupId }) => votes.filter((vote) => vote.groupId === groupId))
  const { hidden } = chooseHidden(
    byGroup.map((group) => group.map(({ answer }) => JSON.stringify(answer))),
    rule.smallestShown,
  )
  const order = orderOf(judged ?? [])
  const weight = votes.reduce((sum, vote) => sum + (vote.weight ?? 1), 0)
  return {
    rule,
    ...answered,
    options: options.map(({ id, label }) => ({ id, label })),
    judged,
    groups: electorate.map((group, at) => ({
      ...group,
      grades: judged && !hidden.has(at) ? judge(byGroup[at]!).map(({ grade }) => grade) : null,
    })),
    order,
    ...chosenOf(answered.enough ? order : null, rule.places),
    ...(weight !== votes.length && { weight }),
  }
}

function orderOf(judged: readonly JudgedOption[]): string[][] {
  const places = [...new Set(judged.map(({ place }) => place))].sort((a, b) => a - b)
  return places.map((place) => judged.filter((one) => one.place === place).map(({ id }) => id))
}
