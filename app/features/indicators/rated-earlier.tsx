import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Banner } from '#app/ui/banner.tsx'

const RATED = ['name', 'definition', 'unit', 'formula'] as const
type Words = { version: number } & Record<(typeof RATED)[number], string>

/** The version that a ballot was about, where its words are no longer those of the indicator; else null. */
export function earlierWording(wording: object, indicator: Words): number | null {
  const rated = wording as Partial<Words>
  const differs = RATED.some((field) => (rated[field] ?? '') !== indicator[field])
  return rated.version !== undefined && rated.version < indicator.version && differs ? rated.version : null
}

type Props = { roundtableId: string; indicator: { id: string; version: number }; version: number | null }

/** Beside a result: the answers belong to an earlier wording, and what has changed in it since. */
export function RatedEarlier({ roundtableId, indicator, version }: Props) {
  const { t } = useTranslation('indicators')
  if (version === null) return null
  const compare = `${paths.indicatorVersions(roundtableId, indicator.id)}?from=${version}&to=${indicator.version}`
  return (
    <Banner tone="notice">
      {t('rated-earlier.text', { rated: version, present: indicator.version })}{' '}
      <Link to={compare}>{t('rated-earlier.compare')}</Link>
    </Banner>
  )
}
