import { approvalScreen } from './approval/screen.tsx'
import { criteriaScreen } from './criteria/screen.tsx'
import { dotsScreen } from './dots/screen.tsx'
import { majorityScreen } from './majority/screen.tsx'
import type { MethodName } from './method-names.ts'
import type { MethodScreen } from './method-screen.ts'
import { pairwiseScreen } from './pairwise/screen.tsx'
import { pointsScreen } from './points/screen.tsx'
import { quadraticScreen } from './quadratic/screen.tsx'
import { rankingScreen } from './ranking/screen.tsx'
import { scoreScreen } from './score/screen.tsx'
import { WHOLE_SCREENS } from './whole-screens.tsx'

export const SCREENS: Record<MethodName, MethodScreen> = {
  ...WHOLE_SCREENS,
  criteria: criteriaScreen,
  approval: approvalScreen,
  ranking: rankingScreen,
  majority: majorityScreen,
  score: scoreScreen,
  dots: dotsScreen,
  quadratic: quadraticScreen,
  points: pointsScreen,
  pairwise: pairwiseScreen,
}
