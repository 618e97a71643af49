import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { crosswalkPaths } from '#app/shared/crosswalk-paths.ts'
import { referencePaths } from '#app/shared/reference-paths.ts'
import { Tag } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/page.tsx'

type Props = {
  roundtableId: string
  indicatorId: string
  mappings: { id: string; said: string; entry: { id: string; code: string; label: string } }[]
}

/** On an indicator's record: what it is in reference frameworks, and the way to who says so. */
export function MappingsCard({ roundtableId, indicatorId, mappings }: Props) {
  const { t } = useTranslation('indicators')
  return (
    <Card title={t('mappings.title')}>
      {mappings.length ? (
        <ul className="mb-3 flex flex-wrap gap-x-5 gap-y-2 text-sm">
          {mappings.map(({ id, said, entry }) => (
            <li key={id} className="inline-flex flex-wrap items-baseline gap-x-1.5">
              <Link to={referencePaths.entry(roundtableId, entry.id)} title={entry.label || undefined}>
                {entry.code}
              </Link>
              <Tag>{said}</Tag>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mb-3 text-sm text-ink-2">{t('mappings.none')}</p>
      )}
      <Link to={crosswalkPaths.mappings(roundtableId, indicatorId)}>{t('mappings.open')}</Link>
    </Card>
  )
}
