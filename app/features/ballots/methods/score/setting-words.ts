import { asChoice, asNumber, type SettingWords } from '../setting-words.ts'

export const scoreSettings: SettingWords = {
  places: asNumber,
  highest: asNumber,
  measureRule: asChoice('methods:settings.measureRule-is'),
  missingRule: asChoice('methods:settings.missingRule-is'),
}
