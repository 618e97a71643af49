import { CRITERIA, type Criterion, type Rating } from './ballot-words.ts'
import { rounded, summarise, type Summary } from './statistics.ts'

export type CountedVote = { groupId: string; relevance: Rating; feasibility: Rating }

export type GroupResult = Summary & {
  groupId: string
  /** People of the group who voted, those who could not judge included. */
  voters: number
  overLine: boolean
}

export type CriterionResult = {
  /** Head count: every person weighs the same. */
  overall: Summary
  /** Every group of the programme in table order, those without a vote with their zero. */
  groups: GroupResult[]
  /**
   * Every group weighs the same: the mean of the groups' shares of 7 or more, over the groups with at least one rating.
   * A group of one therefore weighs as much as a group of ten; a silent group weighs nothing and is named.
   */
  equalWeight: { groups: number; share: number | null }
  groupsOverLine: number
}

export type Tally = { voters: number; threshold: number; criteria: Record<Criterion, CriterionResult> }

/** Counts the votes. `groupIds` is the fixed order round the table. The order of the votes makes no difference. */
export function tally(votes: readonly CountedVote[], groupIds: readonly string[], threshold: number): Tally {
  const strangers = votes.map((vote) => vote.groupId).filter((groupId) => !groupIds.includes(groupId))
  const order = [...groupIds, ...[...new Set(strangers)].sort()]
  const entries = CRITERIA.map((criterion) => [criterion, countCriterion(votes, order, threshold, criterion)] as const)
  return { voters: votes.length, threshold, criteria: Object.fromEntries(entries) as Tally['criteria'] }
}

/** The published form of a result: the same votes give the same bytes, whoever recounts and whenever. */
export function recount(votes: readonly CountedVote[], groupIds: readonly string[], threshold: number): string {
  return JSON.stringify(tally(votes, groupIds, threshold))
}

function countCriterion(votes: readonly CountedVote[], order: readonly string[], threshold: number, criterion: Criterion) {
  const groups = order.map((groupId): GroupResult => {
    const own = votes.filter((vote) => vote.groupId === groupId)
    const summary = summarise(own.map((vote) => vote[criterion]))
    return { groupId, voters: own.length, ...summary, overLine: summary.share !== null && summary.share >= threshold }
  })
  const shares = groups.flatMap((group) => (group.share === null ? [] : [group.share]))
  const sum = shares.reduce((total, share) => total + share, 0)
  return {
    overall: summarise(votes.map((vote) => vote[criterion])),
    groups,
    equalWeight: { groups: shares.length, share: shares.length ? rounded(sum / shares.length) : null },
    groupsOverLine: groups.filter((group) => group.overLine).length,
  }
}
