import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { referencePaths } from '#app/shared/reference-paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import type { ReferenceListItem } from './references.queries.server.ts'

type Props = { roundtableId: string; lists: ReferenceListItem[]; can: { import: boolean } }

export function ReferencesPage({ roundtableId, lists, can }: Props) {
  const { t } = useTranslation('references')
  const indicators = t('list.title', { ns: 'indicators' })
  const importing = can.import ? (
    <LinkButton to={referencePaths.referenceImport(roundtableId)} variant="primary" icon="upload">
      {t('list.import')}
    </LinkButton>
  ) : undefined
  return (
    <Page>
      <PageHeader
        title={t('list.title')}
        lead={t('list.lead')}
        crumbs={[{ label: indicators, to: paths.indicators(roundtableId) }, { label: t('list.title') }]}
        actions={lists.length ? importing : undefined}
      />
      {lists.length === 0 ? (
        <EmptyState title={t('list.empty-title')} action={importing}>
          {t('list.empty')}
        </EmptyState>
      ) : (
        <Card flush>
          <ul>
            {lists.map((list) => (
              <ListItem key={list.id} roundtableId={roundtableId} list={list} />
            ))}
          </ul>
        </Card>
      )}
    </Page>
  )
}

function ListItem({ roundtableId, list }: { roundtableId: string; list: ReferenceListItem }) {
  const { t } = useTranslation('references')
  return (
    <li className="grid gap-x-5 gap-y-2 border-t border-line px-5 py-4 first:border-t-0 md:grid-cols-[6rem_minmax(0,1fr)_auto] md:items-center">
      <span className="text-sm font-medium text-ink-2">{list.short}</span>
      <div className="min-w-0">
        <h2 className="text-lg leading-snug" dir="auto">
          <Link to={referencePaths.reference(roundtableId, list.id)} className="max-md:inline-block max-md:py-2">
            {list.name}
          </Link>
        </h2>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-ink-2">
          {[list.publisher, list.version, list.licence].filter(Boolean).map((text) => (
            <span key={text}>{text}</span>
          ))}
          {list.textShown ? null : <span>{t('list.ids-only')}</span>}
        </p>
      </div>
      <p className="text-sm text-ink-2 tabular-nums">
        {t('list.count', { count: list.indicators })}
        {list.groups ? `, ${t('list.groups', { count: list.groups })}` : ''}
      </p>
    </li>
  )
}
