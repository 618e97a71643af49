import type { Method } from '../method.server.ts'
import { consentAnswer, consentSettings } from './consent.schema.ts'
import type { ConsentResult } from './count.ts'
import { count } from './counted.ts'
import { consentCsv } from './result-file.ts'
import { ruledConsent } from './ruled.ts'
import type { ConsentAnswer, ConsentSettings } from './words.ts'

/** In favour, can live with it, object with a reason, abstain; accepted when every condition of the rule holds. */
export const consent: Method<ConsentSettings, ConsentAnswer, ConsentResult> = {
  settings: consentSettings,
  answer: () => consentAnswer,
  count,
  standing: (settings) => ({ ...settings, groups: 0 }),
  fieldsOf: (answer) => ({ ...answer }),
  ruled: ruledConsent,
  csv: consentCsv,
}
