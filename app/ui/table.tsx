import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { Icon } from './icons.tsx'

export type Column<Row> = {
  key: string
  label: ReactNode
  cell: (row: Row) => ReactNode
  /** Right-aligned tabular figures. */
  numeric?: boolean
  /** This cell names its row. One per table. */
  header?: boolean
  /** Where a press on the column's name leads, and how the rows stand now. */
  sort?: { to: string; direction: 'ascending' | 'descending' | null }
  /** Kept for assistive technology only, for a column of buttons. */
  hideLabel?: boolean
  className?: string
}

/**
 * Hairlines only, numbers at the end. Below 600 px every row becomes a small card with its labels, and keeps its
 * roles; `scroll` keeps the grid and scrolls sideways instead; `grid` keeps it where two or three columns always fit.
 */
export function Table<Row>({
  caption,
  showCaption,
  columns,
  rows,
  rowKey,
  rowClass,
  scroll,
  grid,
  className,
}: {
  caption: string
  showCaption?: boolean
  columns: Array<Column<Row> | false | null | undefined>
  rows: Row[]
  rowKey: (row: Row) => string
  rowClass?: (row: Row) => string | undefined
  scroll?: boolean
  grid?: boolean
  className?: string
}) {
  const { t } = useTranslation('ui')
  const shown = columns.filter((column): column is Column<Row> => Boolean(column))
  const table = (
    <table role="table" className={classNames('data-table', !scroll && !grid && 'restacks', className)}>
      <caption className={showCaption ? undefined : 'sr-only'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {shown.map((column) => (
            <HeadCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={rowKey(row)} className={rowClass?.(row)}>
            {shown.map((column) => (
              <BodyCell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
  if (!scroll) return table
  return (
    <div className="table-scroll" role="region" aria-label={`${caption}. ${t('table.scroll')}`} tabIndex={0}>
      {table}
    </div>
  )
}

function HeadCell<Row>({ column }: { column: Column<Row> }) {
  const { t } = useTranslation('ui')
  const { sort, label } = column
  const direction = sort?.direction ?? null
  const mark = direction && (
    <>
      <Icon name={direction === 'ascending' ? 'up' : 'down'} />
      <span className="sr-only">
        {t(direction === 'ascending' ? 'table.sortedAscending' : 'table.sortedDescending')}
      </span>
    </>
  )
  const inner = sort ? (
    <Link to={sort.to} className="sort-link" preventScrollReset>
      {label}
      {mark}
    </Link>
  ) : (
    label
  )
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={sort ? (direction ?? 'none') : undefined}
      className={classNames(column.numeric && 'is-number', column.className)}
    >
      {column.hideLabel ? <span className="sr-only">{label}</span> : inner}
    </th>
  )
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = classNames(column.numeric && 'is-number', column.className)
  const label =
    column.hideLabel || column.header ? null : (
      <span className="cell-label" aria-hidden="true">
        {column.label}
      </span>
    )
  if (column.header) {
    return (
      <th role="rowheader" scope="row" className={className}>
        {column.cell(row)}
      </th>
    )
  }
  return (
    <td role="cell" className={className}>
      {label}
      <span className="cell-value">{column.cell(row)}</span>
    </td>
  )
}
