import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { crosswalkPaths } from '#app/shared/crosswalk-paths.ts'
import { paths } from '#app/shared/paths.ts'
import { referencePaths } from '#app/shared/reference-paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import type { CoveragePageData } from './coverage.queries.server.ts'
import { type CoverageRow, stepOf } from './coverage.ts'
import type { CoverageFilters } from './mapping.schema.ts'
import { MATCH_NAMES } from './mapping-words.ts'

type Props = CoveragePageData & {
  roundtableId: string
  filters: CoverageFilters
  can: { propose: boolean; import: boolean }
}

/** Where the draft says what lists say already, and where it is alone. */
export function CoveragePage({ roundtableId, filters, coverage, lists, detail, leftOut, can }: Props) {
  const { t } = useTranslation('crosswalk')
  return (
    <Page>
      <PageHeader
        title={t('coverage.title')}
        lead={t('coverage.lead', {
          count: coverage.total,
          matched: coverage.matched,
          alone: coverage.total - coverage.matched,
          lists: lists.length,
        })}
        crumbs={[
          { label: t('list.title', { ns: 'indicators' }), to: paths.indicators(roundtableId) },
          { label: t('coverage.title') },
        ]}
        actions={
          <>
            {can.import ? (
              <LinkButton to={crosswalkPaths.import(roundtableId)} icon="upload">
                {t('import.title')}
              </LinkButton>
            ) : null}
            <LinkButton to={crosswalkPaths.sssom(roundtableId)} reloadDocument icon="download">
              {t('coverage.sssom')}
            </LinkButton>
            <LinkButton to={crosswalkPaths.coverageCsv(roundtableId, filters.match)} reloadDocument icon="download">
              {t('coverage.export')}
            </LinkButton>
          </>
        }
      />
      {lists.length === 0 ? (
        <EmptyState
          title={t('coverage.no-lists')}
          action={<LinkButton to={referencePaths.references(roundtableId)}>{t('coverage.to-lists')}</LinkButton>}
        />
      ) : (
        <>
          <MatchChoice filters={filters} />
          <div className="mt-4 grid grid-cols-[minmax(0,1fr)] items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
            <Card>
              <p className="mb-4 text-sm text-ink-2">{t('coverage.legend')}</p>
              <CoverageTable {...{ roundtableId, coverage, lists, filters }} />
            </Card>
            <div className="column">
              <DetailCard {...{ roundtableId, coverage, lists, detail, filters }} />
              {leftOut ? <LeftOutCard {...{ roundtableId, leftOut, lists, filters, can }} /> : null}
            </div>
          </div>
        </>
      )}
    </Page>
  )
}

function query(filters: Partial<CoverageFilters>) {
  return `?${new URLSearchParams(Object.entries(filters).filter(([, value]) => value))}`
}

function MatchChoice({ filters }: { filters: CoverageFilters }) {
  const { t } = useTranslation('crosswalk')
  return (
    <nav aria-label={t('coverage.count-when')} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <span>{t('coverage.count-when')}</span>
      {MATCH_NAMES.map((match) => (
        <Link
          key={match}
          to={query({ ...filters, match })}
          preventScrollReset
          aria-current={match === filters.match ? 'true' : undefined}
          className={match === filters.match ? 'py-1 font-semibold no-underline' : 'py-1'}
        >
          {t(`match.${match}`)}
        </Link>
      ))}
    </nav>
  )
}

type TableProps = Pick<Props, 'roundtableId' | 'coverage' | 'lists' | 'filters'>

function CoverageTable({ coverage, lists, filters }: TableProps) {
  const { t } = useTranslation('crosswalk')
  const name = (row: CoverageRow) =>
    row.title ? `${row.number} ${row.title}` : row.key === 'none' ? t('coverage.no-pillar') : t('coverage.no-section')
  const totals = { key: 'total', heading: null, number: '', title: '', indicators: [], cells: [], onlyHere: 0 }
  return (
    <Table
      scroll
      caption={t('coverage.title')}
      rows={[...coverage.rows, totals]}
      rowKey={(row) => row.key}
      columns={[
        {
          key: 'section',
          label: t('coverage.section'),
          header: true,
          className: 'min-w-44',
          cell: (row) =>
            row.key === 'total' ? (
              t('coverage.other-way')
            ) : (
              <>
                {row.heading ? <span className="block font-semibold">{row.heading}</span> : null}
                <span className="font-normal">{name(row)}</span>
              </>
            ),
        },
        {
          key: 'ours',
          label: t('coverage.ours'),
          numeric: true,
          cell: (row) => (row.key === 'total' ? '' : row.indicators.length),
        },
        ...lists.map((list, index) => ({
          key: list.id,
          label: (
            <Link to={query({ ...filters, row: '', list: list.id })} preventScrollReset title={list.name}>
              {list.short}
            </Link>
          ),
          numeric: true,
          cell: (row: CoverageRow) =>
            row.key === 'total' ? (
              t('coverage.of', { count: coverage.reached[index] ?? 0, all: list.indicators })
            ) : (
              <CellLink row={row} cell={row.cells[index]} list={list} name={name(row)} filters={filters} />
            ),
        })),
        {
          key: 'only-here',
          label: t('coverage.only-here'),
          numeric: true,
          cell: (row) =>
            row.key === 'total' ? (
              coverage.total - coverage.matched
            ) : row.onlyHere ? (
              <Link to={query({ ...filters, row: row.key, list: '' })} preventScrollReset>
                {row.onlyHere}
              </Link>
            ) : (
              0
            ),
        },
      ]}
    />
  )
}

type CellProps = {
  row: CoverageRow
  cell: CoverageRow['cells'][number] | undefined
  list: { id: string; short: string }
  name: string
  filters: CoverageFilters
}

function CellLink({ row, cell: { covered, disputed } = { covered: 0, disputed: 0 }, list, name, filters }: CellProps) {
  const { t } = useTranslation('crosswalk')
  const said = t('coverage.cell', { count: covered, all: row.indicators.length, row: name, list: list.short })
  return (
    <Link
      to={query({ ...filters, row: row.key, list: list.id })}
      preventScrollReset
      aria-label={disputed ? `${said}, ${t('coverage.disputed', { count: disputed })}` : said}
      aria-current={filters.row === row.key && filters.list === list.id ? 'true' : undefined}
      className="coverage-cell"
      data-step={stepOf(covered, row.indicators.length)}
    >
      {covered}
      {disputed ? <span title={t('coverage.disputed', { count: disputed })}>{` (${disputed}?)`}</span> : null}
    </Link>
  )
}

function DetailCard({ roundtableId, coverage, lists, detail, filters }: TableProps & Pick<Props, 'detail'>) {
  const { t } = useTranslation('crosswalk')
  const row = coverage.rows.find(({ key }) => key === filters.row)
  const list = lists.find(({ id }) => id === filters.list)
  if (!row)
    return filters.list ? null : (
      <Card title={t('coverage.look')}>
        <p className="text-sm text-ink-2">{t('coverage.look-hint')}</p>
      </Card>
    )
  const place = row.title ? `${row.number} ${row.title}` : t('coverage.no-section')
  const matched = detail.filter(({ mappings }) => mappings.length).length
  return (
    <Card title={t('coverage.matches', { count: matched, all: detail.length })}>
      <p className="mb-3 text-sm text-ink-2">
        {list ? t('coverage.place-and-list', { place, list: list.name }) : place}
      </p>
      <ul className="grid gap-3">
        {detail.map((indicator) => (
          <li key={indicator.id} className="border-t border-line pt-3">
            <Link to={crosswalkPaths.mappings(roundtableId, indicator.id)} className="wrap-anywhere">
              {indicator.code} {indicator.name}
            </Link>
            {indicator.mappings.length ? (
              indicator.mappings.map((one) => (
                <p key={one.entryId} className="text-sm text-ink-2">
                  {t(`relation.${one.relation}`)}, {t(`state.${one.state}`)}:{' '}
                  <Link to={referencePaths.entry(roundtableId, one.entryId)}>
                    {one.code} {one.label === one.code ? '' : one.label}
                  </Link>
                </p>
              ))
            ) : (
              <p className="text-sm text-ink-2">{t('coverage.no-match')}</p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

type LeftOut = NonNullable<Props['leftOut']>

function LeftOutCard({
  roundtableId,
  leftOut,
  lists,
  filters,
  can,
}: Pick<Props, 'roundtableId' | 'lists' | 'filters' | 'can'> & { leftOut: LeftOut }) {
  const { t } = useTranslation('crosswalk')
  const list = lists.find(({ id }) => id === filters.list)
  return (
    <Card title={t('coverage.left-out')}>
      <p className="mb-3 text-sm text-ink-2">{t('coverage.left-out-of', { count: leftOut.total, list: list?.name })}</p>
      <ul className="grid gap-2">
        {leftOut.entries.map(({ id, code, label }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-3 border-t border-line pt-2">
            <Link to={referencePaths.entry(roundtableId, id)} className="wrap-anywhere">
              {code} {label === code ? '' : label}
            </Link>
            {can.propose ? (
              <Link to={referencePaths.adopt(roundtableId, id)} className="text-sm">
                {t('coverage.propose')}
                <span className="sr-only"> {code}</span>
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
      {leftOut.total > leftOut.entries.length ? (
        <p className="mt-3 text-sm text-ink-2">
          {t('coverage.more', { count: leftOut.total - leftOut.entries.length })}
        </p>
      ) : null}
    </Card>
  )
}
