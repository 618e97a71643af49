import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Seats } from '#app/features/members/table.queries.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormat } from '#app/ui/format.tsx'
import { GroupCode, GroupName, useGroups } from '#app/ui/group.tsx'
import { Card, Disclosure } from '#app/ui/page.tsx'
import { TableRing, type TableSeat } from '#app/ui/ring-table.tsx'
import { Table } from '#app/ui/table.tsx'

/** The ring of who sits at the table, then in words which groups are missing, then the same as a table. */
export function TableCard({ roundtableId, seats }: { roundtableId: string; seats: Seats[] }) {
  const { t } = useTranslation('home')
  const { group } = useGroups()
  const rows = seats.flatMap((one) => {
    const found = group(one.groupId)
    return found ? [{ ...one, group: found }] : []
  })
  const members = rows.reduce((sum, row) => sum + row.members, 0)
  const active = rows.reduce((sum, row) => sum + row.active, 0)
  const missing = rows.filter((row) => row.members === 0)
  return (
    <Card
      title={t('table.title')}
      end={<Link to={paths.people(roundtableId)}>{t('table.members', { count: members })}</Link>}
    >
      <TableRing
        className="mx-auto w-full max-w-84"
        title={
          missing.length
            ? t('table.finding-missing', { count: missing.length, active, members })
            : t('table.finding', { active, members })
        }
        description={rows
          .map((row) => t('table.row', { group: row.group.name, members: row.members, active: row.active }))
          .join(' ')}
        centre={active}
        caption={t('table.active', { count: members })}
        counts
        groups={rows.map((row) => ({ ...row.group, seats: chairs(row) }))}
      />
      <ul className="keyline justify-center">
        <li>
          <Dot filled />
          {t('table.key-active')}
        </li>
        <li>
          <Dot />
          {t('table.key-seated')}
        </li>
      </ul>
      <Callouts rows={rows} />
      <Disclosure summary={t('table.as-table')} className="mt-2">
        <Table
          caption={t('table.title')}
          rows={rows}
          rowKey={(row) => row.groupId}
          columns={[
            { key: 'group', label: t('table.group'), header: true, cell: (row) => <GroupName group={row.group} /> },
            { key: 'members', label: t('table.seats'), numeric: true, cell: (row) => row.members },
            { key: 'active', label: t('table.key-active'), numeric: true, cell: (row) => row.active },
          ]}
        />
      </Disclosure>
    </Card>
  )
}

function chairs({ members, active }: Seats): TableSeat[] {
  return Array.from({ length: Math.min(members, 12) }, (_, at) => ({ state: at < active ? 'spoken' : 'silent' }))
}

function Dot({ filled }: { filled?: boolean }) {
  return (
    <svg viewBox="0 0 12 12" className="size-3" aria-hidden="true">
      <circle cx="6" cy="6" r="4.6" fill={filled ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.6" />
    </svg>
  )
}

/** Empty groups first, then those from which nothing was heard this week. */
function Callouts({ rows }: { rows: Seats[] }) {
  const { t } = useTranslation('home')
  const { group } = useGroups()
  const format = useFormat()
  const quiet = [
    ...rows.filter((row) => row.members === 0),
    ...rows.filter((row) => row.members > 0 && row.active === 0),
  ]
  if (!quiet.length) return null
  return (
    <ul className="mt-4 text-sm">
      {quiet.map((row) => (
        <li key={row.groupId} className="grid grid-cols-[3rem_1fr] gap-2 border-t border-line py-2">
          <GroupCode groupId={row.groupId} />
          <span>
            {row.members === 0
              ? t('table.missing', { group: group(row.groupId)?.name })
              : row.lastActiveAt
                ? t('table.quiet', { group: group(row.groupId)?.name, date: format.date(row.lastActiveAt) })
                : t('table.silent', { group: group(row.groupId)?.name })}
          </span>
        </li>
      ))}
    </ul>
  )
}
