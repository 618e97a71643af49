import { chooseHidden } from '../../small-groups.ts'
import { answeredOf, type GroupTurnout } from '../../turnout.ts'
import { rounded, summarise, type Summary } from './statistics.ts'
import { CRITERIA, type Criterion, type Rating, type RatingRule } from './words.ts'

export type CountedVote = { groupId: string; relevance: Rating; feasibility: Rating }

export type PublishedGroup = {
  groupId: string
  voted: number
  eligible: number
  /** Null where the group shows only how many answered: too few did, or its numbers would give away those of a group where too few did. */
  summary: Summary | null
  /** Null as well where the result has no finding. */
  overLine: boolean | null
}

export type PublishedCriterion = {
  /** Head count over everybody who voted; null where it would give away the answers of a small group. */
  overall: Summary | null
  groups: PublishedGroup[]
  /** The mean of the shares of the groups that are shown: each weighs the same. */
  equalWeight: { groups: number; share: number | null }
  /** How many of the groups that are shown are over the line; null when too few people answered for a finding. */
  groupsOverLine: number | null
}

/** What anybody is told of a closed ballot. Page, feed and file say no number that is not in here. */
export type Publication = {
  rule: RatingRule
  voted: number
  eligible: number
  needed: number
  /** Too few answers give figures and no finding. */
  enough: boolean
  criteria: Record<Criterion, PublishedCriterion>
}

/**
 * The one way from votes to what is published. `electorate` is every group in the order round the table, with how many
 * might vote and how many did. The same votes give the same bytes, in whatever order they come.
 */
export function publish(
  votes: readonly CountedVote[],
  electorate: readonly GroupTurnout[],
  rule: RatingRule,
): Publication {
  const answered = answeredOf(electorate, votes, rule.minimumTurnout)
  const entries = CRITERIA.map(
    (criterion) => [criterion, publishCriterion(votes, electorate, rule, criterion, answered.enough)] as const,
  )
  return {
    rule,
    ...answered,
    criteria: Object.fromEntries(entries) as Publication['criteria'],
  }
}

function publishCriterion(
  votes: readonly CountedVote[],
  electorate: readonly GroupTurnout[],
  rule: RatingRule,
  criterion: Criterion,
  enough: boolean,
): PublishedCriterion {
  const answers = electorate.map(({ groupId }) =>
    votes.filter((vote) => vote.groupId === groupId).map((vote) => vote[criterion]),
  )
  const { hidden, total } = chooseHidden(answers, rule.smallestShown)
  const told = (answered: readonly Rating[]) => withoutFinding(summarise(answered), enough)
  const groups = electorate.map((group, index): PublishedGroup => {
    const summary = hidden.has(index) ? null : told(answers[index]!)
    const overLine = enough && summary?.share != null ? summary.share >= rule.threshold : null
    return { ...group, summary, overLine }
  })
  const shares = groups.flatMap(({ summary }) => (summary?.share == null ? [] : [summary.share]))
  const mean = shares.length ? rounded(shares.reduce((sum, share) => sum + share, 0) / shares.length) : null
  return {
    overall: total ? told(answers.flat()) : null,
    groups,
    equalWeight: { groups: shares.length, share: mean },
    groupsOverLine: enough ? groups.filter((group) => group.overLine).length : null,
  }
}

function withoutFinding(summary: Summary, enough: boolean): Summary {
  return enough ? summary : { ...summary, ram: null, class: null }
}
