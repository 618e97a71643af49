import type { Answer } from '../ballot-words.ts'
import { type KeptAnswer, partsOf } from '../split/split.ts'
import { type Cast, heldBy } from '../turnout.ts'
import type { StoredTerms } from './terms.policy.ts'
import { weightOf } from './weights.ts'

type KeptVote = Cast & { answer: unknown }
export type WeightedAnswer = { groupId: string; answer: Answer; weight?: number; part?: number }

/**
 * Every answer with its group and, where it is not one, how many votes it is: what a count is given, and nobody's name. A vote that was split is as many
 * answers as it has parts; all but the largest say which part they are.
 */
export function castAnswers(terms: StoredTerms, votes: readonly KeptVote[]): WeightedAnswer[] {
  return votes.flatMap((vote) => {
    const held = weightOf(terms, heldBy(vote).holderId)
    return partsOf(vote.answer as KeptAnswer, held).map(({ answer, weight }, part) => ({
      groupId: vote.groupId,
      answer,
      ...(weight !== 1 && { weight }),
      ...(part > 0 && { part }),
    }))
  })
}
