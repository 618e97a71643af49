import { asNumber, type SettingWords } from '../setting-words.ts'

export const quadraticSettings: SettingWords = { places: asNumber, credits: asNumber }
