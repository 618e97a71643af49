import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { crosswalkPaths } from '#app/shared/crosswalk-paths.ts'
import { indicatorExportPaths } from '#app/shared/indicator-export-paths.ts'
import { paths } from '#app/shared/paths.ts'
import { referencePaths } from '#app/shared/reference-paths.ts'
import { Tag } from '#app/ui/badge.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useFields } from '#app/ui/form.tsx'
import { GroupCode } from '#app/ui/group.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { TinyRing } from '#app/ui/ring.tsx'
import { Status } from '#app/ui/status.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { filtersQuery } from './filters-query.ts'
import type { IndicatorFilters } from './indicator-filters.schema.ts'
import type { IndicatorState } from './indicator-words.ts'
import type { PlaceChoice } from './indicators.queries.server.ts'
import type { IndicatorListItem, IndicatorListPage } from './list.queries.server.ts'
import { ListFilters } from './list-filters.tsx'

type ListPageProps = {
  roundtableId: string
  filters: IndicatorFilters
  list: IndicatorListPage
  places: PlaceChoice[]
  /** Rows of the page that are chosen already: how that works without a script. */
  chosen: 'all' | string[]
  can: { propose: boolean; import: boolean }
}

export function ListPage({ roundtableId, filters, list, places, chosen, can }: ListPageProps) {
  const { t } = useTranslation('indicators')
  return (
    <Page>
      <PageHeader
        title={t('list.title')}
        lead={t('list.lead')}
        meta={
          <>
            <Link to={referencePaths.references(roundtableId)}>{t('list.references')}</Link>
            <Link to={crosswalkPaths.coverage(roundtableId)}>{t('list.coverage')}</Link>
          </>
        }
        actions={
          <>
            {can.propose ? (
              <LinkButton to={paths.newIndicator(roundtableId)} variant="primary" icon="plus">
                {t('list.propose')}
              </LinkButton>
            ) : null}
            {can.import ? (
              <LinkButton to={paths.indicatorImport(roundtableId)} icon="upload">
                {t('list.import')}
              </LinkButton>
            ) : null}
            {list.total > 0 ? (
              <LinkButton
                to={indicatorExportPaths.downloads(roundtableId, filtersQuery({ ...filters, page: 1, sort: 'code' }))}
                icon="download"
              >
                {t('list.export')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {list.all === 0 ? (
        <EmptyState
          title={t('list.empty-title')}
          action={
            can.propose ? <LinkButton to={paths.newIndicator(roundtableId)}>{t('list.propose')}</LinkButton> : undefined
          }
        >
          {t('list.empty')}
        </EmptyState>
      ) : (
        <>
          <ListFilters filters={filters} places={places} counts={list.counts} />
          <p className="mt-4 mb-3 text-sm text-ink-2" role="status">
            {t('list.count', { count: list.total, all: list.all })}
          </p>
          {list.items.length > 0 ? (
            <Rows {...{ roundtableId, filters, list, places, chosen }} choosing={can.import} />
          ) : (
            <EmptyState
              title={t('list.nothing')}
              action={<LinkButton to={paths.indicators(roundtableId)}>{t('list.clear')}</LinkButton>}
            />
          )}
          <Pages list={list} filters={filters} />
        </>
      )}
    </Page>
  )
}

type RowsProps = Omit<ListPageProps, 'can'> & { choosing: boolean }

function Rows({ roundtableId, filters, list, places, chosen, choosing }: RowsProps) {
  const { t } = useTranslation('indicators')
  const { fields } = useFields(undefined, { place: '', state: '', reason: '', tag: '' })
  const rows = (
    <Card flush>
      <ul>
        {list.items.map((item) => (
          <ListItem
            key={item.id}
            {...{ item, roundtableId, choosing }}
            chosen={chosen === 'all' || chosen.includes(item.id)}
          />
        ))}
      </ul>
    </Card>
  )
  if (!choosing) return rows
  const query = filtersQuery(filters)
  const all = chosen === 'all' ? query || '?' : `${query || '?'}${query ? '&' : ''}chosen=all`
  return (
    <InlineForm action={paths.indicatorBulk(roundtableId)} key={String(chosen)}>
      {({ busy }) => (
        <>
          <input type="hidden" name="list" value={query} />
          <BulkBar
            {...{ fields, places, busy }}
            chooseAll={
              <Link to={all} preventScrollReset>
                {t(chosen === 'all' ? 'bulk.choose-none' : 'bulk.choose-all', { count: list.items.length })}
              </Link>
            }
          />
          {rows}
        </>
      )}
    </InlineForm>
  )
}

type ItemProps = { item: IndicatorListItem; roundtableId: string; choosing: boolean; chosen: boolean }

function ListItem({ item, roundtableId, choosing, chosen }: ItemProps) {
  const { t } = useTranslation('indicators')
  const { ballot } = item
  return (
    <li className="grid gap-x-5 gap-y-2 border-t border-line px-5 py-4 first:border-t-0 md:grid-cols-[7rem_minmax(0,1fr)_auto_13rem] md:items-center">
      <span className="flex items-center gap-2 text-sm font-medium tabular-nums text-ink-2">
        {choosing ? (
          <label className="inline-flex p-1">
            <input
              type="checkbox"
              className="check"
              name="chosen"
              value={`${item.id}.${item.version}.${item.state}`}
              defaultChecked={chosen}
            />
            <span className="sr-only">{t('bulk.choose', { code: item.code })}</span>
          </label>
        ) : null}
        {item.code}
      </span>
      <div className="min-w-0">
        <h2 className="font-serif text-lg leading-snug">
          <Link to={paths.indicator(roundtableId, item.id)} className="max-md:inline-block max-md:py-2">
            {item.name}
          </Link>
        </h2>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-3 text-sm text-ink-2">
          <span>{item.pillar ?? t('place.none')}</span>
          <span>{item.unit}</span>
          {item.type ? <span>{t(`choice.type.${item.type}`, { defaultValue: item.type })}</span> : null}
          {item.tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
          {item.author.groupId ? <GroupCode groupId={item.author.groupId} /> : null}
        </p>
      </div>
      <Status status={item.state as IndicatorState} className="justify-self-start" />
      <p className="flex items-center gap-2 text-sm text-ink-2">
        <TinyRing levels={ballot ? ballot.levels : {}} label={ballot ? undefined : t('list.no-ballot')} />
        <span>
          {ballot
            ? t(`list.ballot-${ballot.state === 'open' ? 'open' : 'closed'}`, {
                round: ballot.round,
                voted: ballot.voted,
                eligible: ballot.eligible,
              })
            : t('list.no-ballot')}
        </span>
      </p>
    </li>
  )
}

function Pages({ list, filters }: { list: IndicatorListPage; filters: IndicatorFilters }) {
  const { t } = useTranslation('indicators')
  if (list.pages < 2) return null
  const to = (page: number) => filtersQuery({ ...filters, page }) || '?'
  return (
    <nav aria-label={t('list.pages')} className="mt-5 flex flex-wrap items-center gap-3">
      {list.page > 1 ? <LinkButton to={to(list.page - 1)}>{t('list.previous')}</LinkButton> : null}
      <span className="text-sm text-ink-2">{t('list.page', { page: list.page, pages: list.pages })}</span>
      {list.page < list.pages ? <LinkButton to={to(list.page + 1)}>{t('list.next')}</LinkButton> : null}
    </nav>
  )
}
