import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { LazyTranslations } from '#app/ui/lazy-translations.tsx'
import type { FindingProps } from '../method-screen.ts'
import type { CriteriaResult } from './count.ts'
import { blockedItems, sortedItems } from './finding.ts'

/** "9 of 12 are found appropriate. 3 have no consensus." */
export function useCriteriaFinding() {
  const { t } = useTranslation('criteria')
  const format = useFormat()
  return (result: CriteriaResult) => {
    if (result.voted === 0) return t('finding.nobody')
    if (!result.enough) return t('finding.too-few')
    const sorted = sortedItems(result)
    if (result.items.length === 1)
      return t(`finding.one-${(['in', 'out', 'none', 'untold'] as const).find((one) => sorted[one].length)!}`)
    const blocked = blockedItems(result)
    return [
      t('finding.in', { count: sorted.in.length, total: result.items.length }),
      ...(sorted.out.length ? [t('finding.out', { count: sorted.out.length })] : []),
      ...(sorted.none.length ? [t('finding.none', { count: sorted.none.length })] : []),
      ...(blocked.length ? [t('finding.blocked', { items: format.list(blocked.map(({ label }) => label)) })] : []),
    ].join(' ')
  }
}

function Sentence({ result }: FindingProps<CriteriaResult>) {
  return <span data-words="criteria">{useCriteriaFinding()(result)}</span>
}

function Finding(props: FindingProps<CriteriaResult>) {
  return (
    <LazyTranslations>
      <Sentence {...props} />
    </LazyTranslations>
  )
}

function Findings(props: FindingProps<CriteriaResult>) {
  return (
    <p className="mt-3 text-sm">
      <Finding {...props} />
    </p>
  )
}

export const criteriaFindings = { Finding, Findings }
