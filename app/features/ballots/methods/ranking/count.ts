import type { BallotOption, BallotResult } from '../../ballot-words.ts'
import { type Cast, headsOf, totalWeight } from '../../counting/cast.ts'
import { factorsOf, ranksOf, summed } from '../../counting/equal-weight.ts'
import { countPairwise, type PairwiseMatrix } from '../../counting/pairwise.ts'
import { rankedPairs } from '../../counting/ranked-pairs.ts'
import type { Ranking } from '../../counting/ranking.ts'
import { schulze } from '../../counting/schulze.ts'
import { stvMeek } from '../../counting/stv/meek.ts'
import type { StvResult } from '../../counting/stv/stv.ts'
import { stvWigm } from '../../counting/stv/wigm.ts'
import { chooseHidden, kindsOf } from '../../small-groups.ts'
import { answeredOf, type GroupTurnout } from '../../turnout.ts'
import type { EqualWeight } from '../tally/equal-weight-words.ts'
import { chosenOf } from '../tally/tally.ts'
import { isStv, orderOf, type RankingAnswer, type RankingRule } from './words.ts'

export type RankingResult = BallotResult & {
  rule: RankingRule
  options: { id: string; label: string }[]
  /** How many put each option first, in the order of the ballot; null where fewer than `smallestShown` answered. */
  firsts: number[] | null
  /** The same by group; null where a group shows only how many answered. */
  groups: (GroupTurnout & { firsts: number[] | null })[]
  /** Round by round, of a count for several places. */
  stv: StvResult | null
  /** Of a count of pairs: how many prefer the option of the row to that of the column. */
  pairwise: PairwiseMatrix | null
  /** From the best, those that are level together; null where that is not decided. */
  order: string[][] | null
  /** Null: no finding. */
  chosen: string[] | null
  tied: string[]
  /** How many votes the answers are, where they do not weigh the same. */
  weight?: number
  /** What it would be if each group that is shown counted the same; null where none is. Absent where the rule does not ask for it. */
  equalWeight?: EqualWeight | null
}

type Vote = { groupId: string; weight?: number; part?: number | true; answer: RankingAnswer }

/** Counts orders of preference by the rule of the ballot. Totals stand from `smallestShown` answers on; groups hide as in every ballot. */
export function countRanking(
  votes: readonly Vote[],
  electorate: readonly GroupTurnout[],
  options: readonly BallotOption[],
  rule: RankingRule,
): RankingResult {
  const heads = headsOf(votes)
  const answered = answeredOf(electorate, heads, rule.minimumTurnout)
  const ids = options.map(({ id }) => id)
  const shown = heads.length >= rule.smallestShown
  const byGroup = electorate.map(({ groupId }) => votes.filter((vote) => vote.groupId === groupId))
  const { hidden } = chooseHidden(
    byGroup.map((group) => headsOf(group).map(({ answer }) => JSON.stringify(answer))),
    rule.smallestShown,
    kindsOf(byGroup, rule),
  )
  const evenGroups = byGroup.filter((group, at) => shown && group.length > 0 && !hidden.has(at))
  const found = shown ? outcomeOf(ids, votes.map(castOf), rule) : NOTHING
  const weight = votes.reduce((sum, vote) => sum + (vote.weight ?? 1), 0)
  return {
    rule,
    ...answered,
    options: options.map(({ id, label }) => ({ id, label })),
    firsts: shown ? firstsOf(ids, votes) : null,
    groups: electorate.map((group, at) => ({
      ...group,
      firsts: shown && !hidden.has(at) ? firstsOf(ids, byGroup[at]!) : null,
    })),
    ...found,
    ...(answered.enough ? {} : { chosen: null, tied: [] }),
    ...(weight !== heads.length && { weight }),
    ...(rule.equalWeight && { equalWeight: evenly(ids, evenGroups, rule, answered.enough) }),
  }
}

type Outcome = Pick<RankingResult, 'stv' | 'pairwise' | 'order' | 'chosen' | 'tied'>
const NOTHING: Outcome = { stv: null, pairwise: null, order: null, chosen: null, tied: [] }

function outcomeOf(ids: string[], casts: Cast<Ranking>[], rule: RankingRule): Outcome {
  const seats = Math.min(rule.places, ids.length)
  if (isStv(rule.counting)) {
    const count = rule.counting === 'stv-meek' ? stvMeek : stvWigm
    const stv = count(ids, casts, { seats, seed: rule.tieSeed })
    return { ...NOTHING, stv, chosen: stv.elected }
  }
  const pairwise = countPairwise(ids, casts, rule.unrankedRule)
  return { stv: null, pairwise, ...orderedBy(ids, pairwise, rule) }
}

/** By which option is preferred to which; the numbers are only compared with each other. */
function orderedBy(ids: string[], pairwise: PairwiseMatrix, rule: RankingRule) {
  const seats = Math.min(rule.places, ids.length)
  if (rule.counting === 'schulze') {
    const { ranking } = schulze(ids, pairwise)
    return { order: ranking, ...chosenOf(ranking, seats) }
  }
  const { ranking, winners } = rankedPairs(ids, pairwise)
  if (ranking) return { order: ranking, ...chosenOf(ranking, seats) }
  const only = winners.length === 1 && seats === 1
  return { order: null, chosen: only ? winners : [], tied: only ? [] : winners }
}

function evenly(ids: string[], groups: readonly Vote[][], rule: RankingRule, enough: boolean): EqualWeight | null {
  if (groups.length === 0) return null
  const pairs = groups.map((group) => countPairwise(ids, group.map(castOf), rule.unrankedRule))
  const factors = factorsOf(groups.map(totalWeight))
  const rows = ids.map((_, at) =>
    summed(
      pairs.map((matrix) => matrix[at]!),
      factors,
    ),
  )
  const found = orderedBy(ids, ranksOf(rows), rule)
  return { groups: groups.length, ...found, ...(enough ? {} : { chosen: null, tied: [] }) }
}

function castOf({ answer, weight }: Vote): Cast<Ranking> {
  return { answer: orderOf(answer).map((id) => [id]), weight }
}

function firstsOf(ids: readonly string[], votes: readonly Vote[]) {
  return ids.map((id) => votes.reduce((sum, { answer, weight = 1 }) => sum + (answer[id] === 1 ? weight : 0), 0))
}
