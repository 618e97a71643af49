import { useTranslation } from 'react-i18next'
import { type Group, GroupName, useGroups } from '#app/ui/group.tsx'
import { type Column, Table } from '#app/ui/table.tsx'

type Said<C> = { voted: number; eligible: number; counts: C | null; share: number | null }
export type GroupRow<C> = Said<C> & { key: string; group: Group | null }

type Props<C> = {
  caption: string
  result: {
    voted: number
    eligible: number
    overall: C | null
    share: number | null
    groups: (Said<C> & { groupId: string })[]
  }
  /** What stands behind the name of a group and how many of it answered. */
  columns: Column<GroupRow<C>>[]
}

/** Every group in the order round the table, and everybody: those that are not shown with how many answered. */
export function GroupTable<C>({ caption, result, columns }: Props<C>) {
  const { t } = useTranslation('ballots')
  const { groups } = useGroups()
  const rows = groups.flatMap((group): GroupRow<C>[] => {
    const found = result.groups.find(({ groupId }) => groupId === group.id)
    return found ? [{ ...found, key: group.id, group }] : []
  })
  const { voted, eligible, overall: counts, share } = result
  return (
    <Table
      caption={caption}
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
        ...columns,
      ]}
    />
  )
}
