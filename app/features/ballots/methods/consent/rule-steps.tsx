import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { SMALLEST_SHOWN } from '../../ballot-words.ts'
import type { RuleStepsProps } from '../method-screen.ts'
import type { ConsentSettings } from './words.ts'

export function RuleSteps({
  settings: { share, groups, groupShare, objections },
  needed,
}: RuleStepsProps<ConsentSettings>) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const small = <li>{t('consent.rule.small', { smallest: SMALLEST_SHOWN })}</li>
  if (share === undefined) return small
  return (
    <>
      <li>{t(needed > 0 ? 'rule.minimum' : 'rule.no-minimum', { count: needed })}</li>
      <li>{t('consent.rule.share', { share: format.percent(share) })}</li>
      {groups > 0 ? <li>{t('consent.rule.groups', { count: groups, share: format.percent(groupShare) })}</li> : null}
      <li>{t(objections > 0 ? 'consent.rule.objections' : 'consent.rule.no-objection', { count: objections })}</li>
      {small}
    </>
  )
}
