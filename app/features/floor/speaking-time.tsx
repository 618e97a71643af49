import { useTranslation } from 'react-i18next'
import { classNames } from '#app/ui/class-names.ts'
import { useFormat } from '#app/ui/format.tsx'
import { type Group, groupClass, GroupCode, GroupName, useGroups } from '#app/ui/group.tsx'
import { Card, Disclosure } from '#app/ui/page.tsx'
import { useServerNow } from '#app/ui/server-clock.ts'
import { Table } from '#app/ui/table.tsx'
import { clockText } from '#app/ui/timer.tsx'
import type { FloorPart } from './floor-part.ts'
import { timeInWords } from './reasons.tsx'
import { groupMsAt } from './waiting.ts'

type Row = { group: Group; seconds: number }

/** Who has spoken for how long, against an equal share; the same as a table. `groupIds` sit at the table. */
export function SpeakingTime({ floor, groupIds }: { floor: FloorPart; groupIds: string[] }) {
  const { t } = useTranslation('floor')
  const { groups } = useGroups()
  const runs = floor.speaker?.runningSince ?? null
  const now = useServerNow(runs === null ? 0 : 1000, (runs ?? 0) - (floor.speaker?.spokenMs ?? 0))
  const ms = groupMsAt(floor, now)
  const rows = groups
    .filter(({ id }) => groupIds.includes(id) || ms[id])
    .map((group): Row => ({ group, seconds: Math.floor((ms[group.id] ?? 0) / 1000) }))
  const all = rows.reduce((sum, { seconds }) => sum + seconds, 0)
  const equal = rows.length ? all / rows.length : 0
  return (
    <Card title={t('balance.title')} end={all ? t('balance.in-all', { time: timeInWords(t, all) }) : undefined}>
      {all ? <Bars rows={rows} equal={equal} /> : <p className="text-sm text-ink-2">{t('balance.nobody')}</p>}
      <BudgetLine budget={floor.budget} />
      {all ? <TimeTable rows={rows} all={all} /> : null}
    </Card>
  )
}

function Bars({ rows, equal }: { rows: Row[]; equal: number }) {
  const { t } = useTranslation('floor')
  const most = Math.max(equal, ...rows.map(({ seconds }) => seconds)) * 1.04
  const percent = (seconds: number) => `${Math.round((seconds / most) * 1000) / 10}%`
  return (
    <>
      <ul className="grid gap-1.5">
        {rows.map(({ group, seconds }) => (
          <li key={group.id} className={classNames('floor-bar', groupClass(group.colour))}>
            <GroupCode group={group} />
            <svg width="100%" height="16" aria-hidden="true" focusable="false">
              <rect className="floor-bar-value" y="2" width={percent(seconds)} height="12" />
              <svg x={percent(equal)} overflow="visible" focusable="false">
                <rect className="floor-bar-case" x="-2.5" width="5" height="16" />
                <rect className="floor-bar-mark" x="-1" width="2" height="16" />
              </svg>
            </svg>
            <span className="text-sm tabular-nums">{clockText(seconds)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-2 flex items-center gap-2 text-xs text-ink-2">
        <svg width="2" height="14" aria-hidden="true" focusable="false">
          <rect className="floor-bar-mark" width="2" height="14" />
        </svg>
        {t('balance.equal', { time: clockText(Math.round(equal)) })}
      </p>
    </>
  )
}

function BudgetLine({ budget }: { budget: FloorPart['budget'] }) {
  const { t } = useTranslation('floor')
  const { group } = useGroups()
  const format = useFormat()
  if (!budget) return null
  const time = timeInWords(t, budget.seconds)
  const used = Object.entries(budget.groupMs)
    .filter(([, ms]) => ms >= 1000)
    .map(([id, ms]) =>
      t('balance.budget-used', { group: group(id)?.name ?? '', time: clockText(Math.floor(ms / 1000)) }),
    )
  return (
    <p className="mt-2 text-sm">
      {used.length ? t('balance.budget', { time, list: format.list(used) }) : t('balance.budget-none', { time })}
    </p>
  )
}

function TimeTable({ rows, all }: { rows: Row[]; all: number }) {
  const { t } = useTranslation('floor')
  const format = useFormat()
  return (
    <Disclosure summary={t('balance.as-table')} className="mt-2">
      <Table
        caption={t('balance.title')}
        rows={rows}
        rowKey={({ group }) => group.id}
        grid
        columns={[
          { key: 'group', label: t('balance.group'), header: true, cell: ({ group }) => <GroupName group={group} /> },
          { key: 'spoken', label: t('balance.spoken'), numeric: true, cell: ({ seconds }) => clockText(seconds) },
          {
            key: 'share',
            label: t('balance.share'),
            numeric: true,
            cell: ({ seconds }) => format.percent(seconds / all),
          },
        ]}
      />
    </Disclosure>
  )
}
