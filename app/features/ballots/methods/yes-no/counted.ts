import type { Method } from '../method.server.ts'
import { countYesNo, type YesNoResult } from './count.ts'
import { ruleOf, type YesNoAnswer, type YesNoSettings } from './words.ts'

export { ruledYesNo as ruled } from './ruled.ts'

export const count: Method<YesNoSettings, YesNoAnswer, YesNoResult>['count'] = (votes, electorate, settings) =>
  countYesNo(votes, electorate, ruleOf(settings))
