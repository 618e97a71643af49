import { useTranslation } from 'react-i18next'
import { initials } from '#app/ui/avatar.tsx'
import { type Group, GroupName, useGroups } from '#app/ui/group.tsx'
import { Card, Disclosure } from '#app/ui/page.tsx'
import { TableRing, type TableSeat } from '#app/ui/ring-table.tsx'
import { Table } from '#app/ui/table.tsx'
import { clockText, useTimer } from '#app/ui/timer.tsx'
import type { FloorPart, Seated, Speaker } from './floor-part.ts'
import { runningOf } from './speaker-card.tsx'

type Row = { group: Group; people: number; spoken: number; waiting: number; seats: TableSeat[] }

/** The table from above: who has the floor, who has spoken and who waits, in which order; below the same in words. */
export function TablePicture({ floor, people }: { floor: FloorPart; people: Seated[] }) {
  const { t } = useTranslation('floor')
  const { groups } = useGroups()
  const places = new Map(floor.next.map(({ personId }, index) => [personId, index + 1]))
  const rows = groups.map((group) => rowOf(group, people, floor, places))
  const sum = (key: 'people' | 'spoken' | 'waiting') => rows.reduce((total, row) => total + row[key], 0)
  const counts = { people: sum('people'), spoken: sum('spoken'), waiting: sum('waiting') }
  const { speaker } = floor
  const shown = {
    title: speaker ? t('table.finding-floor', { ...counts, name: speaker.name }) : t('table.finding', counts),
    description: rows.map(({ group, seats: _, ...row }) => t('table.row', { ...row, group: group.name })).join(' '),
    groups: rows.map(({ group, seats }) => ({ ...group, seats })),
  }
  return (
    <Card title={t('table.title')} end={t('table.spoken', counts)} className="floor-table">
      {speaker ? (
        <SpokenRing speaker={speaker} {...shown} />
      ) : (
        <TableRing className="mx-auto max-w-140" {...shown} centre="" caption={t('table.nobody')} />
      )}
      <Key />
      <Disclosure summary={t('table.as-table')} className="mt-2">
        <Table
          caption={t('table.title')}
          rows={rows}
          rowKey={({ group }) => group.id}
          columns={[
            { key: 'group', label: t('table.group'), header: true, cell: ({ group }) => <GroupName group={group} /> },
            { key: 'people', label: t('table.people'), numeric: true, cell: (row) => row.people },
            { key: 'spoken', label: t('table.have-spoken'), numeric: true, cell: (row) => row.spoken },
            { key: 'waiting', label: t('table.wait'), numeric: true, cell: (row) => row.waiting },
          ]}
        />
      </Disclosure>
    </Card>
  )
}

type Shown = { title: string; description: string; groups: (Group & { seats: TableSeat[] })[] }

function SpokenRing({ speaker, ...shown }: Shown & { speaker: Speaker }) {
  const { t } = useTranslation('floor')
  const { spentMs } = useTimer(runningOf(speaker))
  return (
    <TableRing
      className="mx-auto max-w-140"
      {...shown}
      centre={clockText(Math.max(0, Math.floor((spentMs + 20) / 1000)))}
      caption={t('table.floor', { name: speaker.name })}
    />
  )
}

/** Who speaks or waits has a seat as well, also where nobody has checked them in. */
function rowOf(group: Group, people: Seated[], floor: FloorPart, places: Map<string, number>): Row {
  const own = people.filter(({ groupId }) => groupId === group.id)
  const waits = ({ personId }: Seated) => places.has(personId) || floor.later.includes(personId)
  const speaks = ({ personId }: Seated) => personId === floor.speaker?.personId
  const there = own.filter(
    (person) => person.here || waits(person) || speaks(person) || floor.spoken.includes(person.personId),
  )
  const seats = own.map((person): TableSeat => {
    const { personId, name } = person
    const order = places.get(personId)
    const state = speaks(person)
      ? 'floor'
      : order !== undefined
        ? 'hand'
        : floor.spoken.includes(personId)
          ? 'spoken'
          : there.includes(person)
            ? 'silent'
            : 'away'
    return { state, initials: initials(name), order }
  })
  const spoken = own.filter(({ personId }) => floor.spoken.includes(personId)).length
  return { group, people: there.length, spoken, waiting: own.filter(waits).length, seats }
}

const KEYS = ['floor', 'spoken', 'silent', 'hand', 'away'] as const

function Key() {
  const { t } = useTranslation('floor')
  return (
    <ul className="keyline justify-center">
      {KEYS.map((key) => (
        <li key={key}>
          <svg viewBox="-12 -12 24 24" className="size-4" aria-hidden="true" focusable="false">
            <g className={`floor-key is-${key}`}>
              <circle r="9" />
              {key === 'hand' ? <text y="4.5">1</text> : null}
            </g>
          </svg>
          {t(`table.key-${key}`)}
        </li>
      ))}
    </ul>
  )
}
