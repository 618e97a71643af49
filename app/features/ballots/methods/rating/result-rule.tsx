import { useTranslation } from 'react-i18next'
import { Banner } from '#app/ui/banner.tsx'
import { ConditionMeters } from '#app/ui/chart.tsx'
import { useFormat } from '#app/ui/format.tsx'
import type { Publication } from './publication.ts'

/** How many answered and whether that is enough, before anything else is said. */
export function ResultRule({ result }: { result: Publication }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const { voted, eligible, needed, enough, rule } = result
  const share = eligible ? voted / eligible : 0
  const answers = {
    label: t('result.answers'),
    value: share,
    threshold: rule.minimumTurnout,
    met: enough,
    said: t('result.said', { voted, eligible }),
    needs: needed > 0 ? t('result.needs', { needed }) : t('result.no-minimum'),
  }
  return (
    <div className="mb-4">
      <ConditionMeters conditions={[answers]} />
      {enough ? (
        <p className="mt-2 text-sm text-ink-2">{t('result.turnout', { share: format.percent(share) })}</p>
      ) : (
        <Banner tone="notice">{t('result.too-few', { voted, eligible, needed: Math.max(needed, 1) })}</Banner>
      )}
    </div>
  )
}
