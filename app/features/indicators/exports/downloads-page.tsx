import { useTranslation } from 'react-i18next'
import { indicatorExportPaths } from '#app/shared/indicator-export-paths.ts'
import { paths } from '#app/shared/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { filtersQuery } from '../filters-query.ts'
import type { IndicatorFilters } from '../indicator-filters.schema.ts'
import { columnGuide } from './column-guide.ts'

const FORMATS = ['csv', 'json', 'ttl', 'zip'] as const
type Props = { roundtableId: string; filters: IndicatorFilters; total: number; all: number }

/** The list as files, each with what it is good for, and what the columns of the table hold. */
export function DownloadsPage({ roundtableId, filters, total, all }: Props) {
  const { t } = useTranslation('indicators')
  const query = filtersQuery({ ...filters, page: 1, sort: 'code' })
  return (
    <Page>
      <PageHeader
        title={t('downloads.title')}
        lead={t(total < all ? 'downloads.lead-some' : 'downloads.lead', { count: total, all })}
        crumbs={[
          { label: t('list.title'), to: `${paths.indicators(roundtableId)}${query}` },
          { label: t('downloads.title') },
        ]}
      />
      <ul className="grid gap-4 sm:grid-cols-2">
        {FORMATS.map((format) => (
          <li key={format} className="card card-padded grid content-between gap-3">
            <div>
              <h2 className="card-title">{t(`downloads.${format}.name`)}</h2>
              <p className="mt-1 text-sm text-ink-2">{t(`downloads.${format}.for`)}</p>
            </div>
            <div className="button-row">
              <LinkButton to={indicatorExportPaths[format](roundtableId, query)} reloadDocument icon="download">
                {t(`downloads.${format}.get`)}
              </LinkButton>
            </div>
          </li>
        ))}
      </ul>
      <Card
        className="mt-6"
        title={t('guide.title')}
        end={
          <LinkButton to={indicatorExportPaths.guide(roundtableId)} reloadDocument icon="download">
            {t('guide.get')}
          </LinkButton>
        }
      >
        <Table
          caption={t('guide.title')}
          rows={columnGuide(t)}
          rowKey={({ heading }) => heading}
          columns={[
            { key: 'heading', label: t('guide.heading'), header: true, cell: ({ heading }) => <code>{heading}</code> },
            {
              key: 'label',
              label: t('guide.label'),
              cell: ({ label, needed }) => (needed ? `${label} (${t('guide.needed')})` : label),
            },
            { key: 'meaning', label: t('guide.meaning'), className: 'min-w-64', cell: ({ meaning }) => meaning },
            { key: 'values', label: t('guide.values'), className: 'min-w-48', cell: ({ values }) => values },
          ]}
        />
      </Card>
    </Page>
  )
}
