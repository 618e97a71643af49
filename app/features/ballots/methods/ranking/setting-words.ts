import { asChoice, asNumber, type SettingWords } from '../setting-words.ts'

export const rankingSettings: SettingWords = {
  places: asNumber,
  counting: asChoice('methods:settings.counting-is'),
  unrankedRule: asChoice('methods:settings.unrankedRule-is'),
}
