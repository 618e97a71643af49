import { consentSettings } from './consent/setting-words.ts'
import { criteriaSettings } from './criteria/setting-words.ts'
import { dotsSettings } from './dots/setting-words.ts'
import { majoritySettings } from './majority/setting-words.ts'
import type { MethodName } from './method-names.ts'
import { quadraticSettings } from './quadratic/setting-words.ts'
import { rankingSettings } from './ranking/setting-words.ts'
import { ratingSettings } from './rating/setting-words.ts'
import { scoreSettings } from './score/setting-words.ts'
import type { SettingWords } from './setting-words.ts'
import { placesAlone } from './tally/setting-words.ts'
import { yesNoSettings } from './yes-no/setting-words.ts'

/** What the settings of a method mean, for pages that tell a protocol: no other page of a ballot loads them. */
export const SETTINGS: Record<MethodName, SettingWords> = {
  rating: ratingSettings,
  criteria: criteriaSettings,
  consent: consentSettings,
  'yes-no': yesNoSettings,
  approval: placesAlone,
  ranking: rankingSettings,
  majority: majoritySettings,
  score: scoreSettings,
  dots: dotsSettings,
  quadratic: quadraticSettings,
  points: placesAlone,
  pairwise: placesAlone,
}
