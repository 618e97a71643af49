import { asChoice, type SettingWords } from '../setting-words.ts'

export const yesNoSettings: SettingWords = { majority: asChoice('ballots:yes-no.needed') }
