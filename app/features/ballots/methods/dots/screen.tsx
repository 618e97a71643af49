import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { MOST_OPTIONS } from '../../subjects/options.ts'
import { useChosenFinding } from '../tally/finding.tsx'
import { numberScreen } from '../tally/number-screen.tsx'
import { NumberField, SettingsForm } from '../tally/tally-settings.tsx'
import { dotsFindings } from './findings.tsx'
import { DEFAULT_DOTS, type DotsSettings } from './words.ts'

export const { screen: dotsScreen, OnScreen: DotsOnScreen } = numberScreen<DotsSettings>({
  name: 'dots',
  limits: ({ budget = DEFAULT_DOTS }) => ({ min: 0, max: Number(budget), budget: Number(budget) }),
  spent: (values) => values.reduce((sum, value) => sum + value, 0),
  useFinding: useChosenFinding,
  useTold() {
    const { t } = useTranslation('methods')
    const format = useFormat()
    return ({ overall }, at) => {
      const figures = overall[at]
      if (!figures) return null
      const top = Math.max(1, ...overall.map((one) => one?.sum ?? 0))
      return {
        share: figures.sum / top,
        said: t('dots.said', { count: figures.sum, value: format.number(figures.sum) }),
      }
    }
  },
  usePart() {
    const format = useFormat()
    return (mean) => format.number(mean, { maximumFractionDigits: 2 })
  },
  stepsOf: ({ budget, places }) => [['dots', { count: budget }], ['most', { count: places }], ['level']],
  SettingsFields: (props) => (
    <SettingsForm {...props} defaults={{ places: 1, budget: DEFAULT_DOTS }}>
      {({ places, budget }) => (
        <>
          <NumberField field={places} name="places" max={MOST_OPTIONS} />
          <NumberField field={budget} name="budget" max={1000} />
        </>
      )}
    </SettingsForm>
  ),
  findings: dotsFindings,
})
