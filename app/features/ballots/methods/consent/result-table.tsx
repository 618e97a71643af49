import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { type Group, GroupName, useGroups } from '#app/ui/group.tsx'
import { Table } from '#app/ui/table.tsx'
import type { ConsentResult } from './count.ts'
import { POSITIONS } from './words.ts'

type Row = Pick<ConsentResult['groups'][number], 'voted' | 'eligible' | 'counts' | 'share'> & {
  key: string
  group: Group | null
}

/** The table twin of the ring: every group and everybody, those that are not shown with how many answered. */
export function ConsentTable({ result }: { result: ConsentResult }) {
  const { t } = useTranslation('ballots')
  const { groups } = useGroups()
  const rows: Row[] = groups.flatMap((group) => {
    const found = result.groups.find(({ groupId }) => groupId === group.id)
    return found ? [{ ...found, key: group.id, group }] : []
  })
  const { voted, eligible, overall: counts, share } = result
  return (
    <Table
      caption={t('consent.caption')}
      rows={[...rows, { key: 'all', group: null, voted, eligible, counts, share }]}
      rowKey={(row) => row.key}
      columns={[
        {
          key: 'group',
          label: t('table.group'),
          header: true,
          cell: (row) => (row.group ? <GroupName group={row.group} /> : t('consent.everybody')),
        },
        {
          key: 'answered',
          label: t('table.answered'),
          numeric: true,
          cell: (row) => t('table.answered-of', { voted: row.voted, eligible: row.eligible }),
        },
        { key: 'share', label: t('consent.in-favour-or-live'), numeric: true, cell: (row) => <Said row={row} /> },
      ]}
    />
  )
}

/** The share over how many said what. */
function Said({ row: { voted, counts, share } }: { row: Row }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  if (voted === 0) return t('table.no-vote')
  if (!counts) return t('table.not-shown')
  const said = POSITIONS.filter((position) => counts[position] > 0).map((position) =>
    t(`consent.counts.${position}`, { count: counts[position] }),
  )
  return (
    <>
      {share === null ? t('result.none') : format.percent(share)}
      <span className="block text-xs text-ink-2">{format.list(said)}</span>
    </>
  )
}
