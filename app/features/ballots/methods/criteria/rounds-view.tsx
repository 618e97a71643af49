import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { GroupName, useGroups } from '#app/ui/group.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { Table } from '#app/ui/table.tsx'
import { attrition } from '../../counting/delphi.ts'
import type { Retention } from '../../rounds/rounds.queries.server.ts'
import type { RoundsProps } from '../method-screen.ts'
import type { Moves } from './between.server.ts'
import type { CriteriaResult } from './count.ts'
import type { Leavers } from './leavers.ts'
import { LeaversLines } from './leavers-lines.tsx'
import { type Standing, standings } from './returns.ts'
import { RoundsPicture } from './rounds-picture.tsx'

type Results = { round: number; result: CriteriaResult }[]

/** Where every item stands after the rounds so far: a sentence, a picture of what moved, and the table that says the same. */
export function RoundsView({ rounds }: RoundsProps) {
  const { t } = useTranslation('criteria')
  const results = rounds.results as Results
  const found = standings(results)
  if (results.length < 2 || found.length === 0) return null
  const count = (state: Standing['state']) => found.filter((one) => one.state === state).length
  const states = ['in', 'out', 'stable', 'returns', 'left'] as const
  return (
    <section aria-labelledby="rounds-title" className="mt-6">
      <h3 id="rounds-title" className="font-bold">
        {t('rounds.title', { count: results.length })}
      </h3>
      <p className="mt-1">
        {states
          .flatMap((state) => (count(state) ? [t(`rounds.count.${state}`, { count: count(state) })] : []))
          .join(' ')}
      </p>
      <RoundsPicture results={results} />
      <p className="mb-3 text-sm text-ink-2">{t('rounds.picture')}</p>
      <StandingsTable found={found} results={results} moves={(rounds.moves ?? {}) as Moves} />
      <p className="mt-2 text-sm text-ink-2">{t('rounds.explained')}</p>
      <Attrition results={results} retention={rounds.retention} />
      <LeaversLines leavers={rounds.left as Leavers | null} round={results.at(-2)!.round} />
    </section>
  )
}

type TableProps = { found: Standing[]; results: Results; moves: Moves }

function StandingsTable({ found, results, moves }: TableProps) {
  const { t } = useTranslation(['criteria', 'ballots'])
  const format = useFormat()
  const medianIn = (id: string, { result }: Results[number]) =>
    result.items.find((item) => item.id === id)?.criteria[0]?.overall?.median
  const number = (value: number | null | undefined) =>
    value == null ? t('ballots:result.none') : format.number(value, { maximumFractionDigits: 2 })
  return (
    <Table
      caption={t('rounds.title', { count: results.length })}
      scroll
      rows={found}
      rowKey={({ item }) => item.id}
      columns={[
        { key: 'item', label: t('result.item'), header: true, cell: ({ item }) => item.label },
        ...results.map((one) => ({
          key: `round-${one.round}`,
          label: t('ballots:list.round', { round: one.round }),
          numeric: true,
          cell: ({ item }: Standing) => number(medianIn(item.id, one)),
        })),
        {
          key: 'moved',
          label: t('rounds.change'),
          numeric: true,
          cell: ({ moved }) => (moved === null ? t('ballots:result.none') : format.percent(moved / 100)),
        },
        {
          key: 'people',
          label: t('rounds.people'),
          numeric: true,
          cell: ({ item }) => {
            const pairs = moves[item.id]
            if (pairs?.moved == null) return t('ballots:result.none')
            const said = { moved: Math.round(pairs.moved * pairs.pairs), pairs: pairs.pairs }
            return t('rounds.moved-of', said)
          },
        },
        { key: 'kappa', label: t('rounds.kappa'), numeric: true, cell: ({ item }) => number(moves[item.id]?.kappa) },
        {
          key: 'state',
          label: t('rounds.state'),
          cell: ({ state }) => (
            <span className="inline-flex items-start gap-1">
              <Icon name={ICONS[state]} /> {t(`rounds.is.${state}`)}
            </span>
          ),
        },
      ]}
    />
  )
}

const ICONS = { in: 'check-circle', out: 'close', stable: 'dashed', returns: 'clock', left: 'dashed' } as const

type AttritionProps = { results: Results; retention: readonly Retention[] }

/** How many of those asked answered each round, and how many of the first round are still there, by group. */
function Attrition({ results, retention }: AttritionProps) {
  const { t } = useTranslation(['criteria', 'ballots'])
  const { groups } = useGroups()
  const last = results.at(-1)!.result
  const rows = groups.flatMap((group) => {
    const turnout = last.turnout[group.id]
    const stays = retention.find(({ groupId }) => groupId === group.id) ?? { first: 0, stayed: 0 }
    if (!turnout?.eligible) return []
    const { voted, eligible } = turnout
    return [{ group, ...attrition({ invited: eligible, answered: voted, ...stays }), ...stays }]
  })
  return (
    <>
      <h3 className="mt-5 mb-2 font-bold">{t('rounds.attrition')}</h3>
      <Table
        caption={t('rounds.attrition')}
        scroll
        rows={rows}
        rowKey={({ group }) => group.id}
        columns={[
          {
            key: 'group',
            label: t('ballots:table.group'),
            header: true,
            cell: ({ group }) => <GroupName group={group} />,
          },
          ...results.map(({ round, result }) => ({
            key: `round-${round}`,
            label: t('ballots:list.round', { round }),
            numeric: true,
            cell: ({ group }: (typeof rows)[number]) =>
              t('ballots:table.answered-of', result.turnout[group.id] ?? { voted: 0, eligible: 0 }),
          })),
          {
            key: 'stayed',
            label: t('rounds.stayed'),
            numeric: true,
            cell: ({ first, stayed }) => t('ballots:table.answered-of', { voted: stayed, eligible: first }),
          },
          { key: 'warn', label: t('rounds.note'), cell: ({ low }) => (low ? t('rounds.low') : '') },
        ]}
      />
    </>
  )
}
