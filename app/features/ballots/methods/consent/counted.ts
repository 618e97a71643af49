import type { Method } from '../method.server.ts'
import { type ConsentResult, countConsent } from './count.ts'
import { type ConsentAnswer, type ConsentSettings, ruleOf } from './words.ts'

export { ruledConsent as ruled } from './ruled.ts'

export const count: Method<ConsentSettings, ConsentAnswer, ConsentResult>['count'] = (votes, electorate, settings) =>
  countConsent(votes, electorate, ruleOf(settings))
