import { type BallotOption, type BallotResult, type BallotSettings, SMALLEST_SHOWN } from '../../ballot-words.ts'
import { headsOf } from '../../counting/cast.ts'
import { rounded } from '../../counting/decimals.ts'
import { distributionOf, median, moments } from '../../counting/quantiles.ts'
import { chooseHidden, kindsOf } from '../../small-groups.ts'
import { answeredOf, type GroupTurnout } from '../../turnout.ts'
import type { MethodName } from '../method-names.ts'

export type Measure = 'sum' | 'mean' | 'median'
export type TallySettings = BallotSettings & {
  /** How many of the options are chosen. */
  places: number
  /** The result also says by group how many are for each option and against it. A ballot that was opened before that does not. */
  sides?: true
}
/** Everything a recount needs beside the votes, the options and the electorate, kept with the result. */
export type TallyRule = TallySettings & {
  method: MethodName
  measure: Measure
  smallestShown: number
  [part: string]: string | number | boolean
}

/** What people gave an option: `n` answers, together, and on average; null where nobody answered. */
export type Figures = { n: number; sum: number; mean: number | null; median: number | null; sd: number | null }
/** How many of a group are for an option and against it, and how many said nothing of it; who answered and takes no side is the rest. */
export type Sides = { agree: number; disagree: number; passed: number }
/** 1 for an option, -1 against it, 0 neither. */
export type SideOf = (value: number) => number
export type TallyGroup = GroupTurnout & {
  /** An entry an option; null where the group shows only how many answered. Sides are there where the rule asks for them. */
  figures: ((Figures & Partial<Sides>) | null)[]
}
export type TallyResult = BallotResult & {
  rule: TallyRule
  options: { id: string; label: string }[]
  /** An entry an option; null where fewer than `smallestShown` answered it. */
  overall: (Figures | null)[]
  groups: TallyGroup[]
  /** The mean over the groups that are shown, each the same. */
  equalWeight: ({ groups: number; mean: number } | null)[]
  /** Ids of the options by their measure, the best first; those that are level stand together. */
  order: string[][]
  /** Null: no finding. `tied` are level at the last place, so that none of them is chosen before a decision. */
  chosen: string[] | null
  tied: string[]
  /** How many votes the answers are, where they do not weigh the same. */
  weight?: number
}

/** One person's answer, a value an option; null says nothing about it. */
export type TallyVote = {
  groupId: string
  weight?: number
  part?: number | true
  values: readonly (number | null)[]
}

export function ruleOf<S extends TallySettings>(method: MethodName, measure: Measure, settings: S): TallyRule {
  return { ...settings, method, measure, smallestShown: SMALLEST_SHOWN } as TallyRule
}

/**
 * Adds up what every answer gives each option, by person, by group, and with the same weight for every group that is shown. An answer of weight k counts
 * as k answers. Totals stand from `smallestShown` answers on, as in consent (decision 24): the finding is about everybody. Groups hide as in decision 19.
 * `sideOf` says of a method on which side of an option an answer is.
 */
export function tally(
  votes: readonly TallyVote[],
  electorate: readonly GroupTurnout[],
  options: readonly BallotOption[],
  rule: TallyRule,
  sideOf?: SideOf,
): TallyResult {
  const heads = headsOf(votes)
  const answered = answeredOf(electorate, heads, rule.minimumTurnout)
  const byGroup = electorate.map(({ groupId }) => votes.filter((vote) => vote.groupId === groupId))
  const columns = options.map((_, at) => columnOf(byGroup, at, rule, rule.sides && sideOf))
  const overall = columns.map((column) => column.overall)
  const weight = votes.reduce((sum, vote) => sum + (vote.weight ?? 1), 0)
  return {
    rule,
    ...answered,
    options: options.map(({ id, label }) => ({ id, label })),
    overall,
    groups: electorate.map((group, index) => ({
      ...group,
      figures: columns.map(({ groups }) => groups[index] ?? null),
    })),
    equalWeight: columns.map(({ groups }) => evenly(groups)),
    ...findingOf(options, overall, rule, answered.enough),
    ...(weight !== heads.length && { weight }),
  }
}

/** What follows from the figures over everybody. */
export function findingOf(
  options: readonly BallotOption[],
  overall: readonly (Figures | null)[],
  { measure, places }: TallyRule,
  enough: boolean,
): Pick<TallyResult, 'order' | 'chosen' | 'tied'> {
  const order = ordered(options, overall, measure)
  return { order, ...chosenOf(enough ? order : null, places) }
}

function columnOf(byGroup: readonly TallyVote[][], at: number, rule: TallyRule, sideOf?: SideOf) {
  const smallest = rule.smallestShown
  const values = byGroup.map((votes) => headsOf(votes).map((vote) => vote.values[at] ?? null))
  const { hidden } = chooseHidden(
    values,
    smallest,
    kindsOf(byGroup, rule, (vote) => (vote.values[at] ?? null) !== null),
  )
  const heads = values.flat().filter((value) => value !== null).length
  return {
    overall: heads >= smallest ? figuresOf(byGroup.flat(), at) : null,
    groups: byGroup.map((votes, index) =>
      hidden.has(index) ? null : { ...figuresOf(votes, at), ...(sideOf && sidesOf(votes, at, sideOf)) },
    ),
  }
}

function sidesOf(votes: readonly TallyVote[], at: number, sideOf: SideOf): Sides {
  const sides = { agree: 0, disagree: 0, passed: 0 }
  for (const { values, weight = 1 } of votes) {
    const value = values[at] ?? null
    const side = value === null ? null : Math.sign(sideOf(value))
    if (side === null) sides.passed += weight
    else if (side > 0) sides.agree += weight
    else if (side < 0) sides.disagree += weight
  }
  return sides
}

function figuresOf(votes: readonly TallyVote[], at: number): Figures {
  const given = distributionOf(
    votes.flatMap(({ values, weight }) => {
      const answer = values[at] ?? null
      return answer === null ? [] : [{ answer, weight }]
    }),
  )
  const sum = rounded(given.reduce((all, { value, count }) => all + value * count, 0))
  if (given.length === 0) return { n: 0, sum, mean: null, median: null, sd: null }
  const { n, mean, sd } = moments(given)
  return { n, sum, mean, median: median(given), sd }
}

function evenly(groups: readonly (Figures | null)[]) {
  const means = groups.flatMap((figures) => figures?.mean ?? [])
  return means.length ? { groups: means.length, mean: rounded(means.reduce((a, b) => a + b, 0) / means.length) } : null
}

function ordered(options: readonly BallotOption[], overall: readonly (Figures | null)[], measure: Measure) {
  const rows = options.flatMap(({ id }, at) => {
    const value = overall[at]?.[measure] ?? null
    return value === null ? [] : [{ id, value }]
  })
  const values = [...new Set(rows.map(({ value }) => value))].sort((a, b) => b - a)
  return values.map((value) => rows.filter((row) => row.value === value).map(({ id }) => id))
}

/** The options that fill the places. Those that are level where the places end are named and none of them is chosen. */
export function chosenOf(
  order: readonly string[][] | null,
  places: number,
): { chosen: string[] | null; tied: string[] } {
  if (!order?.length) return { chosen: null, tied: [] }
  const chosen: string[] = []
  for (const level of order) {
    if (chosen.length === places) break
    if (chosen.length + level.length > places) return { chosen, tied: level }
    chosen.push(...level)
  }
  return { chosen, tied: [] }
}
