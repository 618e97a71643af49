import { asShare, type SettingWords } from '../setting-words.ts'

export const ratingSettings: SettingWords = { threshold: asShare }
