import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { GroupCode, useGroups } from '#app/ui/group.tsx'
import { Card, Disclosure } from '#app/ui/page.tsx'
import { type SeatLevel, TinyRing } from '#app/ui/ring.tsx'
import { Table } from '#app/ui/table.tsx'
import { type GroupPresence, missingGroups, presenceTotals, type PresentPart } from './attendance-words.ts'

/** Who is here by group: the ring, the finding in words with the groups that are missing, and the same as a table; `folded` where there is little room. */
export function WhoIsHere({ present, to, folded }: { present: PresentPart; to?: string; folded?: boolean }) {
  const { t } = useTranslation('attendance')
  return (
    <Card title={t('here.title')} end={to ? <Link to={to}>{t('here.names')}</Link> : null}>
      <div className="flex items-center gap-4">
        <TinyRing size={96} levels={levelsOf(present)} label={t('here.ring', presenceTotals(present))} />
        <HereInWords present={present} />
      </div>
      {folded ? (
        <Disclosure summary={t('here.as-table')} className="mt-3">
          <HereTable present={present} />
        </Disclosure>
      ) : (
        <HereTable present={present} />
      )}
    </Card>
  )
}

function HereTable({ present }: { present: PresentPart }) {
  const { t } = useTranslation('attendance')
  return (
    <Table
      grid
      className="mt-3"
      caption={t('here.caption')}
      rows={present.groups.filter(({ seats }) => seats > 0)}
      rowKey={({ groupId }) => groupId}
      columns={[
        { key: 'group', label: t('here.group'), header: true, cell: ({ groupId }) => <GroupCode groupId={groupId} /> },
        { key: 'room', label: t('mode.room'), numeric: true, cell: ({ room }) => room },
        { key: 'remote', label: t('mode.remote'), numeric: true, cell: ({ remote }) => remote },
        {
          key: 'here',
          label: t('here.of-seats'),
          numeric: true,
          cell: ({ seats, ...group }) => t('here.of', { here: hereOf(group), seats }),
        },
      ]}
    />
  )
}

/** How many, where, and which groups are missing. */
export function HereInWords({ present }: { present: PresentPart }) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const { groups } = useGroups()
  const { here, seats, room, remote } = presenceTotals(present)
  const missing = missingGroups(present)
  const names = groups.filter(({ id }) => missing.includes(id)).map(({ name }) => name)
  return (
    <div className="grid gap-1 text-sm">
      <p>
        <strong>{t('here.count', { count: seats, here })}</strong> {t('here.modes', { room, remote })}
      </p>
      {here > 0 && names.length ? (
        <p>{t('here.missing', { count: names.length, groups: format.list(names) })}</p>
      ) : null}
      {present.observers ? <p className="text-ink-2">{t('here.observers', { count: present.observers })}</p> : null}
    </div>
  )
}

const hereOf = ({ room, remote }: Pick<GroupPresence, 'room' | 'remote'>) => room + remote

/** A group is over the line with half of its seats. */
function levelsOf({ groups }: PresentPart): Record<string, SeatLevel> {
  const level = ({ seats, ...group }: GroupPresence): SeatLevel =>
    hereOf(group) === 0 ? 0 : hereOf(group) * 2 < seats ? 1 : 2
  return Object.fromEntries(groups.map((group) => [group.groupId, level(group)]))
}
