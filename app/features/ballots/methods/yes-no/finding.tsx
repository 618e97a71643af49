import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import type { FindingProps } from '../method-screen.ts'
import type { YesNoResult } from './count.ts'

/** "Accepted: 21 said yes, 9 no; more than half was needed." */
export function useYesNoFinding() {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  return ({ voted, enough, overall, accepted, rule }: YesNoResult) => {
    if (voted === 0) return t('finding.nobody')
    if (!enough) return t('finding.too-few')
    if (!overall || accepted === null) return t('yes-no.finding.untold')
    return t(accepted ? 'yes-no.finding.accepted' : 'yes-no.finding.not-accepted', {
      yes: format.number(overall.yes),
      no: format.number(overall.no),
      needed: t(`yes-no.needed.${rule.majority ?? 'half'}`),
    })
  }
}

export function YesNoFinding({ result }: FindingProps<YesNoResult>) {
  return <>{useYesNoFinding()(result)}</>
}

export function YesNoFindings({ result }: FindingProps<YesNoResult>) {
  return (
    <p className="mt-3 text-sm">
      <YesNoFinding result={result} />
    </p>
  )
}
