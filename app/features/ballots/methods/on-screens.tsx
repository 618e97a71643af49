import type { ComponentType } from 'react'
import type { BallotResult } from '../ballot-words.ts'
import { ApprovalOnScreen } from './approval/screen.tsx'
import { ConsentOnScreen } from './consent/on-screen.tsx'
import { CriteriaOnScreen } from './criteria/result.tsx'
import { DotsOnScreen } from './dots/screen.tsx'
import { MajorityOnScreen } from './majority/result.tsx'
import type { MethodName } from './method-names.ts'
import type { OnScreenProps } from './method-screen.ts'
import { PairwiseOnScreen } from './pairwise/screen.tsx'
import { PointsOnScreen } from './points/screen.tsx'
import { QuadraticOnScreen } from './quadratic/screen.tsx'
import { RankingOnScreen } from './ranking/result.tsx'
import { RatingOnScreen } from './rating/on-screen.tsx'
import { ScoreOnScreen } from './score/screen.tsx'
import { YesNoOnScreen } from './yes-no/result.tsx'

const shown = <R extends BallotResult>(Shown: ComponentType<OnScreenProps<R>>) =>
  Shown as unknown as ComponentType<OnScreenProps>

/** How a result stands on a projector: one look, and nothing to press. Apart from the other screens of a method, whose pages do not need it. */
export const ON_SCREENS: Record<MethodName, ComponentType<OnScreenProps>> = {
  rating: shown(RatingOnScreen),
  criteria: shown(CriteriaOnScreen),
  consent: shown(ConsentOnScreen),
  'yes-no': shown(YesNoOnScreen),
  approval: shown(ApprovalOnScreen),
  ranking: shown(RankingOnScreen),
  majority: shown(MajorityOnScreen),
  score: shown(ScoreOnScreen),
  dots: shown(DotsOnScreen),
  quadratic: shown(QuadraticOnScreen),
  points: shown(PointsOnScreen),
  pairwise: shown(PairwiseOnScreen),
}
