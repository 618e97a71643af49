import { useTranslation } from 'react-i18next'
import { useFormat } from './format.tsx'
import { GroupName, type Group } from './group.tsx'
import { Table } from './table.tsx'

export type TwinRow = {
  group: Group
  votes?: number
  share?: number | null
  objections?: number
  seats?: number
  open?: number
  level?: 0 | 1 | 2
}

/** The same values as a ring, in a table. Only the columns that have values are shown. */
export function RingTable({ rows, caption }: { rows: TwinRow[]; caption: string }) {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const has = (key: keyof TwinRow) => rows.some((row) => row[key] !== undefined)
  const extra = (['seats', 'open', 'votes', 'share', 'objections', 'level'] as const).filter(has).length
  const number = (value: number | undefined) => (value === undefined ? '' : format.number(value))
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.group.id}
      grid={extra <= 2}
      columns={[
        { key: 'group', label: t('ring.columns.group'), header: true, cell: (row: TwinRow) => <GroupName group={row.group} /> },
        has('seats') && { key: 'seats', label: t('ring.columns.seats'), numeric: true, cell: (row: TwinRow) => number(row.seats) },
        has('open') && { key: 'open', label: t('ring.columns.open'), numeric: true, cell: (row: TwinRow) => number(row.open) },
        has('votes') && { key: 'votes', label: t('ring.columns.votes'), numeric: true, cell: (row: TwinRow) => number(row.votes) },
        has('share') && {
          key: 'share',
          label: t('ring.columns.share'),
          numeric: true,
          cell: (row: TwinRow) => (typeof row.share === 'number' ? format.percent(row.share) : t('ring.noVote')),
        },
        has('objections') && { key: 'objections', label: t('ring.columns.objections'), numeric: true, cell: (row: TwinRow) => number(row.objections) },
        has('level') && { key: 'level', label: t('ring.columns.part'), cell: (row: TwinRow) => t(`ring.level${row.level ?? 0}`) },
      ]}
    />
  )
}
