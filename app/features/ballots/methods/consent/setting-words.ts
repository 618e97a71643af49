import { asNumber, asShare, type SettingWords } from '../setting-words.ts'

export const consentSettings: SettingWords = {
  share: asShare,
  groups: asNumber,
  groupShare: asShare,
  objections: asNumber,
}
