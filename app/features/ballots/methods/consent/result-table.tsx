import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { GroupName, useGroups, type Group } from '#app/ui/group.tsx'
import { Table } from '#app/ui/table.tsx'
import type { ConsentResult } from './count.ts'
import { POSITIONS, type Position } from './words.ts'

type Row = Pick<ConsentResult['groups'][number], 'voted' | 'eligible' | 'counts' | 'share'> & { key: string; group: Group | null }

/** The table twin of the ring: every group and everybody, those that are not shown with how many answered. */
export function ConsentTable({ result }: { result: ConsentResult }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const { groups } = useGroups()
  const rows: Row[] = groups.flatMap((group) => {
    const found = result.groups.find(({ groupId }) => groupId === group.id)
    return found ? [{ ...found, key: group.id, group }] : []
  })
  const { voted, eligible, overall: counts, share } = result
  const count = (position: Position) => ({
    key: position,
    label: t(`consent.short.${position}`),
    numeric: true,
    cell: (row: Row) => (row.voted === 0 ? format.number(0) : row.counts ? format.number(row.counts[position]) : t('table.not-shown')),
  })
  return (
    <Table
      caption={t('consent.caption')}
      rows={[...rows, { key: 'all', group: null, voted, eligible, counts, share }]}
      rowKey={(row) => row.key}
      columns={[
        { key: 'group', label: t('table.group'), header: true, cell: (row) => (row.group ? <GroupName group={row.group} /> : t('consent.everybody')) },
        { key: 'answered', label: t('table.answered'), numeric: true, cell: (row) => t('table.answered-of', { voted: row.voted, eligible: row.eligible }) },
        ...POSITIONS.map(count),
        { key: 'share', label: t('consent.short.share'), numeric: true, cell: (row) => (row.voted === 0 ? t('table.no-vote') : row.share === null ? t('result.none') : format.percent(row.share)) },
      ]}
    />
  )
}
