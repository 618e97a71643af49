import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import type { FindingProps } from '../method-screen.ts'
import type { ConsentResult } from './count.ts'

/** A result in one sentence: "Accepted: 84% are in favour or can live with it, and 1 person objects." */
export function useConsentFinding() {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  return ({ voted, enough, overall, share, conditions, accepted }: ConsentResult) => {
    if (voted === 0) return t('finding.nobody')
    if (!enough) return t('finding.too-few')
    if (!overall || accepted === null) return t('consent.finding.untold')
    const said = {
      share: format.percent(share ?? 0),
      objections: t('consent.finding.objections', { count: overall.object }),
    }
    if (accepted) return t('consent.finding.accepted', said)
    const missing = conditions.filter(({ met }) => !met).map(({ name }) => t(`consent.finding.missing.${name}`))
    return t('consent.finding.not-accepted', { ...said, missing: format.list(missing) })
  }
}

export function ConsentFinding({ result }: FindingProps<ConsentResult>) {
  return <>{useConsentFinding()(result)}</>
}

export function ConsentFindings({ result }: FindingProps<ConsentResult>) {
  return (
    <p className="mt-3 text-sm">
      <ConsentFinding result={result} />
    </p>
  )
}
