import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { SMALLEST_SHOWN } from '../../ballot-words.ts'
import type { RuleProps, RuleStepsProps } from '../method-screen.ts'
import { criteriaOf, type CriteriaSettings, showsShares } from './words.ts'

/** What decides, in the order in which it is applied. */
export function useRuleWords() {
  const { t } = useTranslation('criteria')
  const format = useFormat()
  const name = useCriterionName()
  return (settings: CriteriaSettings) => {
    const names = criteriaOf(settings).map(name)
    const { percentileRule, disagreementRule, consensusRule, consensusShare, rounds, reasonRule } = settings
    return [
      t('rule.scale'),
      ...(names.length > 1 ? [t('rule.criteria', { names: format.list(names), first: names[0] })] : []),
      t(`rule.consensus-${consensusRule}`, { share: consensusShare }),
      t(`rule.disagreement-${disagreementRule}`),
      t(`rule.percentile-${percentileRule}`),
      t('rule.rounds', { count: rounds }),
      ...(showsShares(settings) ? [] : [t('rule.shares-hidden')]),
      ...(reasonRule === 'none' ? [] : [t(`rule.reason-${reasonRule}`)]),
    ]
  }
}

export function useCriterionName() {
  const { t } = useTranslation('criteria')
  return ({ name }: { name: string }) => name || t('overall')
}

export function RuleSteps({ settings, needed, ruled }: RuleStepsProps<CriteriaSettings>) {
  const { t } = useTranslation('ballots')
  const words = useRuleWords()
  return (
    <>
      {ruled ? null : <li>{t(needed > 0 ? 'rule.minimum' : 'rule.no-minimum', { count: needed })}</li>}
      {words(settings).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      <li>{t('rule.small', { smallest: SMALLEST_SHOWN })}</li>
    </>
  )
}

export function RuleSentence({ settings }: RuleProps<CriteriaSettings>) {
  const { t } = useTranslation('criteria')
  return <>{t(`rule.consensus-${settings.consensusRule}`, { share: settings.consensusShare })}</>
}
