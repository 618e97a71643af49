import { asNumber, type SettingWords } from '../setting-words.ts'

export const dotsSettings: SettingWords = { places: asNumber, budget: asNumber }
