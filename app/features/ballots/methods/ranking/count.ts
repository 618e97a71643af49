import type { BallotOption, BallotResult } from '../../ballot-words.ts'
import type { Cast } from '../../counting/cast.ts'
import { countPairwise, type PairwiseMatrix } from '../../counting/pairwise.ts'
import { rankedPairs } from '../../counting/ranked-pairs.ts'
import type { Ranking } from '../../counting/ranking.ts'
import { schulze } from '../../counting/schulze.ts'
import { stvMeek } from '../../counting/stv/meek.ts'
import type { StvResult } from '../../counting/stv/stv.ts'
import { stvWigm } from '../../counting/stv/wigm.ts'
import { chooseHidden } from '../../small-groups.ts'
import { answeredOf, type GroupTurnout } from '../../turnout.ts'
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
}

type Vote = { groupId: string; weight?: number; answer: RankingAnswer }

/** Counts orders of preference by the rule of the ballot. Totals stand from `smallestShown` answers on; groups hide as in every ballot. */
export function countRanking(
  votes: readonly Vote[],
  electorate: readonly GroupTurnout[],
  options: readonly BallotOption[],
  rule: RankingRule,
): RankingResult {
  const answered = answeredOf(electorate, votes, rule.minimumTurnout)
  const ids = options.map(({ id }) => id)
  const shown = votes.length >= rule.smallestShown
  const byGroup = electorate.map(({ groupId }) => votes.filter((vote) => vote.groupId === groupId))
  const { hidden } = chooseHidden(
    byGroup.map((group) => group.map(({ answer }) => JSON.stringify(answer))),
    rule.smallestShown,
  )
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
    ...(weight !== votes.length && { weight }),
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
  if (rule.counting === 'schulze') {
    const { ranking } = schulze(ids, pairwise)
    return { stv: null, pairwise, order: ranking, ...chosenOf(ranking, seats) }
  }
  const { ranking, winners } = rankedPairs(ids, pairwise)
  if (ranking) return { stv: null, pairwise, order: ranking, ...chosenOf(ranking, seats) }
  const only = winners.length === 1 && seats === 1
  return { stv: null, pairwise, order: null, chosen: only ? winners : [], tied: only ? [] : winners }
}

function castOf({ answer, weight }: Vote): Cast<Ranking> {
  return { answer: orderOf(answer).map((id) => [id]), weight }
}

function firstsOf(ids: readonly string[], votes: readonly Vote[]) {
  return ids.map((id) => votes.reduce((sum, { answer, weight = 1 }) => sum + (answer[id] === 1 ? weight : 0), 0))
}
