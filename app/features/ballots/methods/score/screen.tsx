import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { SMALLEST_SHOWN } from '../../ballot-words.ts'
import { MOST_OPTIONS } from '../../subjects/options.ts'
import { useChosenFinding } from '../tally/finding.tsx'
import { numberScreen } from '../tally/number-screen.tsx'
import type { Step } from '../tally/rule-words.tsx'
import { ChoiceField, NumberField, SettingsForm } from '../tally/tally-settings.tsx'
import { scoreFindings } from './findings.tsx'
import { MEASURES, MISSING_RULES, type ScoreSettings } from './words.ts'

export const { screen: scoreScreen, OnScreen: ScoreOnScreen } = numberScreen<ScoreSettings>({
  name: 'score',
  limits: ({ highest = 10 }) => ({ min: 0, max: Number(highest) }),
  useFinding: useChosenFinding,
  useTold() {
    const { t } = useTranslation('methods')
    const format = useFormat()
    return ({ overall, rule }, at) => {
      const figures = overall[at]
      if (!figures) return null
      const value = figures[rule.measure] ?? 0
      const said = t('score.said', {
        value: format.number(value, { maximumFractionDigits: 2 }),
        highest: Number(rule.highest),
        count: figures.n,
      })
      return { share: value / Number(rule.highest), said }
    }
  },
  usePart() {
    const format = useFormat()
    return (mean) => format.number(mean, { maximumFractionDigits: 2 })
  },
  stepsOf: ({ highest, measureRule, missingRule, places }) => [
    ['score', { highest }],
    [`measure-${measureRule}`],
    [`missing-${missingRule}`],
    ...(missingRule === 'left-out' ? [['few', { smallest: SMALLEST_SHOWN }] satisfies Step] : []),
    ['most', { count: places }],
    ['level'],
  ],
  SettingsFields: (props) => (
    <SettingsForm
      {...props}
      defaults={{ places: 1, highest: 10, measureRule: MEASURES[0], missingRule: MISSING_RULES[0] }}
    >
      {({ places, highest, measureRule, missingRule }) => (
        <>
          <NumberField field={places} name="places" max={MOST_OPTIONS} />
          <NumberField field={highest} name="highest" min={2} max={100} />
          <ChoiceField field={measureRule} name="measureRule" choices={MEASURES} />
          <ChoiceField field={missingRule} name="missingRule" choices={MISSING_RULES} />
        </>
      )}
    </SettingsForm>
  ),
  findings: scoreFindings,
})
