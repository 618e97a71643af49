import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { SMALLEST_SHOWN } from '../../ballot-words.ts'
import type { RuleStepsProps } from '../method-screen.ts'
import type { RatingSettings } from './words.ts'

export function RuleSteps({ settings, needed, ruled }: RuleStepsProps<RatingSettings>) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  return (
    <>
      {ruled ? null : <li>{t(needed > 0 ? 'rule.minimum' : 'rule.no-minimum', { count: needed })}</li>}
      <li>{t('rule.line', { share: format.percent(settings.threshold) })}</li>
      <li>{t('rule.groups')}</li>
      <li>{t('rule.small', { smallest: SMALLEST_SHOWN })}</li>
    </>
  )
}
