import { MOST_OPTIONS } from '../../subjects/options.ts'
import { useChosenFinding } from '../tally/finding.tsx'
import { numberScreen } from '../tally/number-screen.tsx'
import { NumberField, SettingsForm } from '../tally/tally-settings.tsx'
import { toldInSums } from '../tally/told-in-sums.ts'
import { dotsFindings } from './findings.tsx'
import { DEFAULT_DOTS, type DotsSettings } from './words.ts'

export const { screen: dotsScreen, OnScreen: DotsOnScreen } = numberScreen<DotsSettings>({
  name: 'dots',
  limits: ({ budget = DEFAULT_DOTS }) => ({ min: 0, max: Number(budget), budget: Number(budget) }),
  spent: (values) => values.reduce((sum, value) => sum + value, 0),
  useFinding: useChosenFinding,
  ...toldInSums('dots.said'),
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
