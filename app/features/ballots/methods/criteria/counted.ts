import type { Method } from '../method.server.ts'
import { countCriteria, type CriteriaResult } from './count.ts'
import type { CriteriaAnswer, CriteriaSettings } from './words.ts'

export { criteriaApart as apart } from './apart.ts'
export { ruledCriteria as ruled } from './ruled.ts'

export const count: Method<CriteriaSettings, CriteriaAnswer, CriteriaResult>['count'] = (
  votes,
  electorate,
  settings,
  options = [],
) => countCriteria(votes, electorate, options, settings)
