import { useTranslation } from 'react-i18next'
import { UNRANKED_RULES } from '../../counting/ranking.ts'
import { MOST_OPTIONS } from '../../subjects/options.ts'
import { screenFor, type SettingsFieldsProps } from '../method-screen.ts'
import { answeredLevels } from '../tally/finding.tsx'
import { ruleSentence, ruleSteps, type Step, TurnoutMeter } from '../tally/rule-words.tsx'
import { ChoiceField, NumberField, SettingsForm } from '../tally/tally-settings.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { rankingFindings } from './findings.tsx'
import { RankingPanel } from './result.tsx'
import { COUNTINGS, isStv, type RankingSettings } from './words.ts'

function SettingsFields(props: SettingsFieldsProps) {
  const { t } = useTranslation('methods')
  return (
    <SettingsForm {...props} defaults={{ counting: COUNTINGS[0], places: 1, unrankedRule: UNRANKED_RULES[0] }}>
      {({ counting, places, unrankedRule }) => (
        <>
          <ChoiceField field={counting} name="counting" choices={COUNTINGS} />
          <NumberField field={places} name="places" max={MOST_OPTIONS} />
          <ChoiceField field={unrankedRule} name="unrankedRule" choices={UNRANKED_RULES} />
          <p className="text-sm text-ink-2">{t('ranking.lot-hint')}</p>
        </>
      )}
    </SettingsForm>
  )
}

const stepsOf = ({ counting, places, unrankedRule }: RankingSettings): Step[] => [
  ['ranking'],
  [`counting-${counting}`, { count: places }],
  [isStv(counting) ? 'lot' : `unranked-${unrankedRule}`],
]

export const rankingScreen = screenFor({
  AnswerFields,
  SettingsFields,
  RuleSteps: ruleSteps(stepsOf),
  RuleSentence: ruleSentence(stepsOf),
  RuleMeters: TurnoutMeter,
  Result: RankingPanel,
  ...rankingFindings,
  levels: answeredLevels,
})
