import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { crosswalkPaths } from '#app/shared/crosswalk-paths.ts'
import { Card } from '#app/ui/page.tsx'

/** On an indicator's record: the way to what it is in reference frameworks. */
export function MappingsCard({ roundtableId, indicatorId }: { roundtableId: string; indicatorId: string }) {
  const { t } = useTranslation('indicators')
  return (
    <Card title={t('mappings.title')}>
      <Link to={crosswalkPaths.mappings(roundtableId, indicatorId)}>{t('mappings.open')}</Link>
    </Card>
  )
}
