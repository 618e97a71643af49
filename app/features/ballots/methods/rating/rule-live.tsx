import { useTranslation } from 'react-i18next'
import { ConditionMeters } from '#app/ui/chart.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { useHiddenCondition, useTurnoutClause, useTurnoutCondition } from '../../turnout-condition.ts'
import type { RuleProps } from '../method-screen.ts'
import type { RatingSettings } from './words.ts'

/** "There is a finding if at least 17 of 33 answer. A group is in favour when 70% of its ratings are 7, 8 or 9." */
export function RuleSentence({ settings, soFar }: RuleProps<RatingSettings>) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const [turnout] = useTurnoutClause()(soFar)
  const line = format.percent(settings.threshold)
  return <>{turnout ? t('sentence.rating', { turnout, line }) : t('sentence.rating-always', { line })}</>
}

export function RuleMeters({ settings: { threshold }, soFar }: RuleProps<RatingSettings>) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const turnout = useTurnoutCondition()(soFar)
  const hidden = useHiddenCondition()
  return (
    <ConditionMeters
      conditions={[
        turnout,
        hidden(t('sentence.line'), threshold, t('consent.needs', { needed: format.percent(threshold) })),
      ]}
    />
  )
}
