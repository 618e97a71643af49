import { asChoice, asNumber, type SettingWords } from '../setting-words.ts'

export const majoritySettings: SettingWords = {
  places: asNumber,
  blankGradeRule: asChoice('methods:settings.blankGradeRule-is'),
}
