import { SMALLEST_SHOWN } from '../../ballot-words.ts'
import type { Method } from '../method.server.ts'
import { countMajority, type MajorityResult } from './count.ts'
import { GRADES, type MajorityAnswer, type MajorityRule, type MajoritySettings } from './words.ts'

export { majorityApart as apart } from './apart.ts'

export const count: Method<MajoritySettings, MajorityAnswer, MajorityResult>['count'] = (
  votes,
  electorate,
  settings,
  options = [],
) => countMajority(votes, electorate, options, ruleOf(settings))

function ruleOf({
  minimumTurnout,
  places,
  blankGradeRule,
  equalWeight,
  byOption,
  byWeight,
}: MajoritySettings): MajorityRule {
  const grades = GRADES.length
  const chosen = {
    minimumTurnout,
    places,
    blankGradeRule,
    ...(equalWeight && { equalWeight }),
    ...(byOption && { byOption }),
    ...(byWeight && { byWeight }),
  }
  return { method: 'majority', ...chosen, grades, smallestShown: SMALLEST_SHOWN }
}
