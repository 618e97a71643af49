import type { Method } from '../method.server.ts'
import { consentAnswer, consentSettings } from './consent.schema.ts'
import { type ConsentResult, countConsent } from './count.ts'
import { consentCsv } from './result-file.ts'
import { type ConsentAnswer, type ConsentSettings, ruleOf } from './words.ts'

/** In favour, can live with it, object with a reason, abstain; accepted when every condition of the rule holds. */
export const consent: Method<ConsentSettings, ConsentAnswer, ConsentResult> = {
  settings: consentSettings,
  answer: () => consentAnswer,
  count: (votes, electorate, settings) => countConsent(votes, electorate, ruleOf(settings)),
  fieldsOf: (answer) => ({ ...answer }),
  csv: consentCsv,
}
