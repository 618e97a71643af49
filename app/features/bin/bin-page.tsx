import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Time, useFormat } from '#app/ui/format.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card, Page, PageHeader, type Crumb } from '#app/ui/page.tsx'
import type { BinLine } from './bin.queries.server.ts'

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

export function RemovedBy({ line }: { line: Pick<BinLine, 'removedAt' | 'removedBy' | 'until'> }) {
  const { t } = useTranslation('bin')
  const format = useFormat()
  return (
    <p className="text-sm text-ink-2">
      {line.removedBy ? t('removed-by', { name: line.removedBy }) : t('removed')} <Time value={line.removedAt} as="dateTime" />.{' '}
      {t('until', { date: format.date(line.until, 'long') })}
    </p>
  )
}

export function RestoreForm({ line, restoration }: { line: Pick<BinLine, 'kind' | 'id' | 'title'>; restoration: string }) {
  const { t } = useTranslation('bin')
  return (
    <InlineForm action={restoration}>
      {({ busy }) => (
        <>
          <input type="hidden" name="kind" value={line.kind} />
          <input type="hidden" name="id" value={line.id} />
          <Button type="submit" icon="undo" pending={busy}>
            {t('restore')}
            <span className="sr-only"> {line.title}</span>
          </Button>
        </>
      )}
    </InlineForm>
  )
}
