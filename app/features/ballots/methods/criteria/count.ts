import { type BallotOption, type BallotResult, SMALLEST_SHOWN } from '../../ballot-words.ts'
import { rounded } from '../../counting/decimals.ts'
import { type Concordance, kendallW } from '../../counting/rank-tests.ts'
import { chooseHidden, kindsOf } from '../../small-groups.ts'
import { answeredOf, type GroupTurnout } from '../../turnout.ts'
import { type Figures, figuresOf, withoutFinding } from './figures.ts'
import { type CriteriaAnswer, criteriaOf, type CriteriaSettings, itemsOf, ratingField } from './words.ts'

/** Everything a recount needs beside the votes, the options and the electorate, kept with the result. */
export type CriteriaRule = CriteriaSettings & {
  method: 'criteria'
  scale: { from: 1; to: 9 }
  smallestShown: number
}

export type GroupFigures = {
  groupId: string
  /** Null where the group shows only how many answered. */
  figures: Figures | null
}
export type ItemCriterion = {
  id: string
  /** Over everybody; null where it would give away the answers of a small group. */
  overall: Figures | null
  /** Every group in the order round the table. */
  groups: GroupFigures[]
  /** The mean of the shares and of the middle answers of the groups that are shown: each weighs the same. */
  equalWeight: { groups: number; low: number; middle: number; high: number; median: number } | null
}
export type RatedItem = { id: string; label: string; criteria: ItemCriterion[] }

export type CriteriaResult = BallotResult & {
  rule: CriteriaRule
  /** By group, how many of how many answered. */
  turnout: Record<string, { voted: number; eligible: number }>
  items: RatedItem[]
  /** By criterion, how far people agree on the order of the items: of those who rated them all. Null where that is not told. */
  concordance: (Concordance | null)[]
  /** How many votes the answers are, where they do not weigh the same. */
  weight?: number
}

type Vote = { groupId: string; weight?: number; answer: CriteriaAnswer }

export function ruleOf(settings: CriteriaSettings): CriteriaRule {
  return { ...settings, method: 'criteria', scale: { from: 1, to: 9 }, smallestShown: SMALLEST_SHOWN }
}

/**
 * Every item on every criterion: over everybody, by group, and with the same weight for every group that is shown. Whoever has not rated an item is
 * missing from it and from nothing else. A vote of weight k counts as k ratings in every figure; small groups hide by heads (decision 19).
 */
export function countCriteria(
  votes: readonly Vote[],
  electorate: readonly GroupTurnout[],
  options: readonly BallotOption[],
  settings: CriteriaSettings,
): CriteriaResult {
  const rule = ruleOf(settings)
  const answered = answeredOf(electorate, votes, rule.minimumTurnout)
  const criteria = criteriaOf(settings)
  const byGroup = electorate.map(({ groupId }) => votes.filter((vote) => vote.groupId === groupId))
  const items = itemsOf(settings, options).map(({ id, label }) => ({
    id,
    label,
    criteria: criteria.map((criterion) =>
      countOne(criterion.id, ratingField(id, criterion.id), electorate, byGroup, rule, answered.enough),
    ),
  }))
  const weight = votes.reduce((sum, vote) => sum + (vote.weight ?? 1), 0)
  return {
    rule,
    ...answered,
    turnout: Object.fromEntries(electorate.map(({ groupId, voted, eligible }) => [groupId, { voted, eligible }])),
    items,
    concordance: criteria.map((_, at) => concordanceOf(votes, items, at)),
    ...(weight !== votes.length && { weight }),
  }
}

function countOne(
  id: string,
  field: string,
  electorate: readonly GroupTurnout[],
  byGroup: readonly Vote[][],
  rule: CriteriaRule,
  enough: boolean,
): ItemCriterion {
  const rated = byGroup.map((votes) => votes.filter(({ answer }) => answer[field] !== undefined))
  const { hidden, total } = chooseHidden(
    rated.map((votes) => votes.map(({ answer }) => answer[field] as number | null)),
    rule.smallestShown,
    kindsOf(rated, rule, ({ answer }) => answer[field] !== null),
  )
  const told = (votes: readonly Vote[]) => {
    const found = figuresOf(
      votes.map(({ answer, weight = 1 }) => ({ answer: answer[field] as number | null, weight })),
      rule,
    )
    return enough ? found : withoutFinding(found)
  }
  const groups = electorate.map(({ groupId }, at) => ({ groupId, figures: hidden.has(at) ? null : told(rated[at]!) }))
  return { id, overall: total ? told(rated.flat()) : null, groups, equalWeight: evenly(groups) }
}

function evenly(groups: readonly GroupFigures[]): ItemCriterion['equalWeight'] {
  const shown = groups.flatMap(({ figures }) =>
    figures?.median == null ? [] : [{ ...figures, median: figures.median }],
  )
  if (shown.length === 0) return null
  const mean = (of: (figures: (typeof shown)[number]) => number) =>
    rounded(shown.reduce((sum, figures) => sum + rounded(of(figures)), 0) / shown.length)
  return {
    groups: shown.length,
    low: mean(({ low, n }) => low / n),
    middle: mean(({ middle, n }) => middle / n),
    high: mean(({ high, n }) => high / n),
    median: mean(({ median }) => median),
  }
}

/** Of everybody who rated all items on a criterion, where the totals of all items are shown and enough people did. */
function concordanceOf(votes: readonly Vote[], items: readonly RatedItem[], at: number): Concordance | null {
  const fields = items.map(({ id, criteria }) => ratingField(id, criteria[at]!.id))
  const rows = votes.map(({ answer, weight = 1 }) => ({ weight, ratings: fields.map((field) => answer[field]) }))
  const complete = rows.filter((row): row is { weight: number; ratings: number[] } =>
    row.ratings.every((rating) => typeof rating === 'number'),
  )
  const isShown = items.every(({ criteria }) => criteria[at]!.overall !== null)
  return isShown && items.length > 1 && complete.length >= SMALLEST_SHOWN
    ? kendallW(complete.flatMap(({ weight, ratings }) => Array.from({ length: weight }, () => ratings)))
    : null
}
