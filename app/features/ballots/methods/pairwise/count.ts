import type { BallotOption } from '../../ballot-words.ts'
import { ahp, combinedJudgments, judgedMatrix, type Triad } from '../../counting/ahp.ts'
import type { GroupTurnout } from '../../turnout.ts'
import { ruleOf, tally, type TallyResult } from '../tally/tally.ts'
import { judgmentsOf, type PairwiseAnswer, type PairwiseSettings } from './words.ts'

export type PairwiseResult = TallyResult & {
  /** Of all judgments together, as their geometric means (AIJ); null where the figures are not shown. */
  consistency: { cr: number | null; triad: Triad | null } | null
}

type Vote = { groupId: string; weight?: number; part?: number | true; answer: PairwiseAnswer }

/** AHP: everybody's own weights, whose means are the result (AIP), and the consistency of all judgments taken together. */
export function countPairs(
  votes: readonly Vote[],
  electorate: readonly GroupTurnout[],
  options: readonly BallotOption[],
  settings: PairwiseSettings,
): PairwiseResult {
  const ids = options.map(({ id }) => id)
  const judged = votes.flatMap(({ answer, ...vote }) => {
    const judgments = judgmentsOf(ids, answer)
    return judgments ? [{ ...vote, matrix: judgedMatrix(ids, judgments) }] : []
  })
  const counted = judged.map(({ matrix, ...vote }) => ({
    ...vote,
    values: ahp(ids, matrix).weights.map(({ weight }) => weight),
  }))
  const result = tally(counted, electorate, options, ruleOf('pairwise', 'mean', settings))
  if (!result.order.length) return { ...result, consistency: null }
  const together = combinedJudgments(judged.map(({ matrix: answer, weight }) => ({ answer, weight })))
  const { cr, triad } = ahp(ids, together)
  return { ...result, consistency: { cr, triad } }
}
