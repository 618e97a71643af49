import { asChoice, asNumber, asPercent, type SettingWords, whereSet } from '../setting-words.ts'

const criteria = whereSet((value, { t, format }) =>
  format.list((value as { name: string }[]).map(({ name }) => name || t('criteria:overall'))),
)

export const criteriaSettings: SettingWords = {
  criteria,
  rounds: asNumber,
  consensusRule: asChoice('criteria:set.consensusRule-is'),
  consensusShare: asPercent,
  percentileRule: asChoice('criteria:set.percentileRule-is'),
  disagreementRule: asChoice('criteria:set.disagreementRule-is'),
  reasonRule: asChoice('criteria:set.reasonRule-is'),
  // Left out, shares are shown.
  feedbackShares: (value, tools) => asChoice('criteria:set.feedbackShares-is')(value ?? 'shown', tools),
}
