import { useTranslation } from 'react-i18next'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Card, type Crumb, Page, PageHeader } from '#app/ui/page.tsx'
import type { BinLine } from './bin.queries.server.ts'
import { RemovedBy, RestoreForm } from './removed-line.tsx'

type Props = { lines: BinLine[]; restoration: string; can: { restore: boolean }; crumbs: Crumb[] }

/** What was removed in the last 30 days, by whom, and the way back. */
export function BinPage({ lines, restoration, can, crumbs }: Props) {
  const { t } = useTranslation('bin')
  return (
    <Page narrow>
      <PageHeader title={t('title')} lead={t('lead')} crumbs={[...crumbs, { label: t('title') }]} />
      {lines.length === 0 ? <EmptyState title={t('empty')} /> : null}
      {lines.length ? (
        <Card>
          <ul className="list-lines">
            {lines.map((line) => (
              <li key={line.id} className="flex flex-wrap items-center justify-between gap-3">
                <div className="min-w-52 flex-1 wrap-anywhere">
                  <p className="text-sm text-ink-2">{t(`kind.${line.kind}`)}</p>
                  <h2 className="font-serif text-lg">{line.title}</h2>
                  <RemovedBy line={line} />
                </div>
                {can.restore ? <RestoreForm line={line} restoration={restoration} /> : null}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </Page>
  )
}
