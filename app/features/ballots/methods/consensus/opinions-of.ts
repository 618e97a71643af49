import type { BallotResult } from '../../ballot-words.ts'
import { approvalOpinions } from '../approval/opinions.ts'
import { criteriaOpinions } from '../criteria/opinions.ts'
import type { MethodName } from '../method-names.ts'
import { quadraticOpinions } from '../quadratic/opinions.ts'
import { scoreOpinions } from '../score/opinions.ts'
import type { Opinions } from './opinions.ts'

const read = <R extends BallotResult>(opinions: (result: R) => Opinions) =>
  opinions as unknown as (result: BallotResult) => Opinions

/** Methods whose answers are for or against each of several things: what the map of consensus is drawn from. Only pages of ballots on several things load it. */
export const OPINIONS: Partial<Record<MethodName, (result: BallotResult) => Opinions>> = {
  approval: read(approvalOpinions),
  criteria: read(criteriaOpinions),
  score: read(scoreOpinions),
  quadratic: read(quadraticOpinions),
}
