import type { BallotOption, BallotResult } from '../../ballot-words.ts'
import { headsOf, totalWeight } from '../../counting/cast.ts'
import { factorsOf, middleOf, summed } from '../../counting/equal-weight.ts'
import { type JudgedOption, majorityJudgment, placesOf } from '../../counting/majority-judgment.ts'
import { chooseHidden, kindsOf } from '../../small-groups.ts'
import { answeredOf, type GroupTurnout } from '../../turnout.ts'
import type { EqualWeight } from '../tally/equal-weight-words.ts'
import { chosenOf } from '../tally/tally.ts'
import { hidesByOption, type MajorityAnswer, type MajorityRule } from './words.ts'

export type MajorityResult = BallotResult & {
  rule: MajorityRule
  options: { id: string; label: string }[]
  /** Null where fewer than `smallestShown` answered, of an option where fewer graded it: it has no place and is not chosen. */
  judged: (JudgedOption | null)[] | null
  /** The grade in the middle of a group, an entry an option, null where it is not shown; null where the group shows only how many answered. */
  groups: (GroupTurnout & { grades: (number | null)[] | null })[]
  /** Ids from the best, those that are level together. */
  order: string[][]
  /** Null: no finding. */
  chosen: string[] | null
  tied: string[]
  /** How many votes the answers are, where they do not weigh the same. */
  weight?: number
  /** What it would be if each group that is shown counted the same, and the grade in the middle then, an entry an option; null where none is. Absent where the rule does not ask for it. */
  equalWeight?: EvenGrades | null
}

type EvenGrades = EqualWeight & { grades: (number | null)[] }
type Vote = { groupId: string; weight?: number; part?: number | true; answer: MajorityAnswer }
/** Of one option: whether its total is shown, and which groups are not. */
type Cell = { total: boolean; hidden: ReadonlySet<number> }

/** Grades by majority judgment over everybody, and the grade in the middle of each group that is shown. */
export function countMajority(
  votes: readonly Vote[],
  electorate: readonly GroupTurnout[],
  options: readonly BallotOption[],
  rule: MajorityRule,
): MajorityResult {
  const heads = headsOf(votes)
  const answered = answeredOf(electorate, heads, rule.minimumTurnout)
  const ids = options.map(({ id }) => id)
  const judge = (casts: readonly Vote[]) =>
    majorityJudgment(ids, casts, { grades: rule.grades, blank: rule.blankGradeRule }).options
  const byGroup = electorate.map(({ groupId }) => votes.filter((vote) => vote.groupId === groupId))
  const cells = ids.map((id) => cellOf(id, byGroup, rule))
  const whole = heads.length >= rule.smallestShown
  const judged = whole ? placed(judge(votes).map((one, at) => (cells[at]!.total ? one : null))) : null
  const byGrade = byGroup.map((group, at) => {
    const shown = cells.map(({ hidden }) => whole && !hidden.has(at))
    return { votes: totalWeight(group), options: judge(group).map((one, option) => (shown[option] ? one : null)) }
  })
  const order = orderOf(judged ?? [])
  const weight = totalWeight(votes)
  const places = answered.enough ? rule.places : null
  return {
    rule,
    ...answered,
    options: options.map(({ id, label }) => ({ id, label })),
    judged,
    groups: electorate.map((group, at) => ({ ...group, grades: gradesOf(byGrade[at]!.options, rule) })),
    order,
    ...chosenOf(answered.enough ? order : null, rule.places),
    ...(weight !== heads.length && { weight }),
    ...(rule.equalWeight && { equalWeight: evenly(ids, byGrade, places) }),
  }
}

function cellOf(id: string, byGroup: readonly Vote[][], rule: MajorityRule): Cell {
  const blank = hidesByOption(rule) ? null : 'blank'
  const given = byGroup.map((group) => headsOf(group).map(({ answer }) => answer[id] ?? blank))
  const heads = given.flat().filter((grade) => grade !== null).length
  const kinds = kindsOf(byGroup, rule, ({ answer }) => (answer[id] ?? blank) !== null)
  const { hidden } = chooseHidden(given, rule.smallestShown, kinds)
  return { total: heads >= rule.smallestShown, hidden }
}

/** The same with the places that they have among those that are shown. */
function placed(judged: readonly (JudgedOption | null)[]): (JudgedOption | null)[] {
  const shown = judged.filter((one) => one !== null)
  const places = placesOf(shown.map(({ grades }) => grades))
  return judged.map((one) => one && { ...one, place: places[shown.indexOf(one)]! })
}

/** What follows from the grades of the options that are shown. */
export function foundIn(
  judged: readonly (JudgedOption | null)[],
  { places }: MajorityRule,
  enough: boolean,
): Pick<MajorityResult, 'judged' | 'order' | 'chosen' | 'tied'> {
  const all = placed(judged)
  const order = orderOf(all)
  return { judged: all, order, ...chosenOf(enough ? order : null, places) }
}

function gradesOf(options: readonly (JudgedOption | null)[], rule: MajorityRule) {
  const isShown = (one: JudgedOption | null) => (hidesByOption(rule) ? (one?.grade ?? null) : one) !== null
  return options.some(isShown) ? options.map((one) => one?.grade ?? null) : null
}

/** `places`: null where there is no finding. */
function evenly(
  ids: readonly string[],
  byGroup: readonly { votes: number; options: (JudgedOption | null)[] }[],
  places: number | null,
): EvenGrades | null {
  const groups = byGroup.filter(({ votes, options }) => votes > 0 && options.some((one) => one !== null))
  if (groups.length === 0) return null
  const factors = factorsOf(groups.map(({ votes }) => votes))
  const profiles = ids.map((_, at) => {
    const shown = [...groups.keys()].filter((group) => groups[group]!.options[at])
    return summed(
      shown.map((group) => groups[group]!.options[at]!.grades),
      shown.map((group) => factors[group]!),
    )
  })
  const shown = ids.flatMap((id, at) => (profiles[at]!.length > 0 ? [{ id, grades: profiles[at]! }] : []))
  const found = placesOf(shown.map(({ grades }) => grades))
  const order = orderOf(shown.map(({ id }, at) => ({ id, place: found[at]! })))
  return {
    groups: groups.length,
    grades: profiles.map(middleOf),
    order,
    ...chosenOf(places === null ? null : order, places ?? 0),
  }
}

function orderOf(judged: readonly (Pick<JudgedOption, 'id' | 'place'> | null)[]): string[][] {
  const shown = judged.filter((one) => one !== null)
  const places = [...new Set(shown.map(({ place }) => place))].sort((a, b) => a - b)
  return places.map((place) => shown.filter((one) => one.place === place).map(({ id }) => id))
}
