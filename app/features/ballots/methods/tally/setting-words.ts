import { asNumber, type SettingWords } from '../setting-words.ts'

/** Of a method that only chooses. */
export const placesAlone: SettingWords = { places: asNumber }
