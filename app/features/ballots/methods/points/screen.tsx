import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { numberScreen } from '../tally/number-screen.tsx'
import { SettingsForm } from '../tally/tally-settings.tsx'
import { pointsFindings, useFinding } from './findings.tsx'
import { POINTS, type PointsSettings } from './words.ts'

export const { screen: pointsScreen, OnScreen: PointsOnScreen } = numberScreen<PointsSettings>({
  name: 'points',
  limits: () => ({ min: 0, max: POINTS, budget: POINTS }),
  spent: (values) => values.reduce((sum, value) => sum + value, 0),
  useFinding,
  useTold() {
    const { t } = useTranslation('methods')
    const format = useFormat()
    const number = (value: number) => format.number(value, { maximumFractionDigits: 1 })
    return ({ overall, groups }, at) => {
      const figures = overall[at]
      if (!figures) return null
      const mean = figures.mean ?? 0
      const means = groups.flatMap(({ figures: own }) => own[at]?.mean ?? [])
      const range = { low: number(Math.min(...means)), high: number(Math.max(...means)) }
      const said = [
        t('points.said', { value: number(mean), sd: number(figures.sd ?? 0) }),
        ...(means.length > 1 ? [t('points.range', range)] : []),
      ]
      return { share: mean / POINTS, said: said.join(' ') }
    }
  },
  usePart() {
    const format = useFormat()
    return (mean) => format.number(mean, { maximumFractionDigits: 1 })
  },
  stepsOf: () => [['points']],
  SettingsFields: (props) => <SettingsForm {...props} defaults={{}} />,
  findings: pointsFindings,
})
