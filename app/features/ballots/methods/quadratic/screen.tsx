import { MOST_OPTIONS } from '../../subjects/options.ts'
import { useChosenFinding } from '../tally/finding.tsx'
import { numberScreen } from '../tally/number-screen.tsx'
import { NumberField, SettingsForm } from '../tally/tally-settings.tsx'
import { toldInSums } from '../tally/told-in-sums.ts'
import { quadraticFindings } from './findings.tsx'
import { DEFAULT_CREDITS, most, type QuadraticSettings } from './words.ts'

export const { screen: quadraticScreen, OnScreen: QuadraticOnScreen } = numberScreen<QuadraticSettings>({
  name: 'quadratic',
  limits: ({ credits = DEFAULT_CREDITS }) => ({
    min: -most(Number(credits)),
    max: most(Number(credits)),
    budget: Number(credits),
  }),
  spent: (values) => values.reduce((sum, value) => sum + value * value, 0),
  useFinding: useChosenFinding,
  ...toldInSums('quadratic.said'),
  stepsOf: ({ credits, places }) => [['quadratic', { count: credits }], ['most', { count: places }], ['level']],
  SettingsFields: (props) => (
    <SettingsForm {...props} defaults={{ places: 1, credits: DEFAULT_CREDITS }}>
      {({ places, credits }) => (
        <>
          <NumberField field={places} name="places" max={MOST_OPTIONS} />
          <NumberField field={credits} name="credits" max={10_000} />
        </>
      )}
    </SettingsForm>
  ),
  findings: quadraticFindings,
})
