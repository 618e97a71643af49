import { useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { GroupName, useGroups } from '#app/ui/group.tsx'
import { Table } from '#app/ui/table.tsx'
import type { BetweenProps } from '../method-screen.ts'
import { type Convergence, type ConvergenceLine, convergenceLines, type RoundFigures } from './convergence.ts'
import type { Publication } from './publication.ts'
import { CRITERIA } from './words.ts'

/** How far the answers have come together from one round to the next: a sentence, a picture, and the table that says the same. */
export function RatingBetween({ before, after, rounds }: BetweenProps<Publication>) {
  const [search] = useSearchParams()
  const criterion = CRITERIA.find((one) => one === search.get('criterion')) ?? 'relevance'
  return <ConvergenceView lines={convergenceLines(before, after, criterion)} rounds={rounds} />
}

/** The same from plain values, for a screen that has no address of its own to choose the question by. */
export function ConvergenceView({ lines, rounds }: { lines: ConvergenceLine[]; rounds: [number, number] }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const all = lines.find(({ groupId }) => groupId === null)?.between
  const [first, second] = rounds
  return (
    <section aria-labelledby="between-title" className="mt-6">
      <h3 id="between-title" className="mb-2 font-bold">
        {t('between.title', { first, second })}
      </h3>
      <p className="text-lg leading-snug">
        {all
          ? t(`between.${all.direction}`, {
              before: format.number(all.before.iqr),
              after: format.number(all.after.iqr),
              median: format.number(all.after.median),
              was: format.number(all.before.median),
            })
          : t('between.untold')}
      </p>
      {all ? (
        <p className="mt-1 text-sm text-ink-2">
          {t(`between.agreement.${all.after.agreement}`)}{' '}
          {t(all.stable ? 'between.stable' : 'between.moved', { moved: format.number(Math.round(all.moved)) })}
        </p>
      ) : null}
      <ConvergencePicture lines={lines} />
      <ConvergenceTable lines={lines} rounds={rounds} />
      <p className="mt-2 text-sm text-ink-2">{t('between.explained')}</p>
    </section>
  )
}

const WIDTH = 360
const ROW = 34
const LABEL = 44
const at = (rating: number) => LABEL + 12 + ((rating - 1) / 8) * (WIDTH - LABEL - 24)

/** For everybody and each group that is shown: the middle half and the middle answer, first round above the second. Said in words by its table. */
function ConvergencePicture({ lines }: { lines: ConvergenceLine[] }) {
  const { t } = useTranslation('ballots')
  const { group } = useGroups()
  const shown = lines.filter((line): line is ConvergenceLine & { between: Convergence } => line.between !== null)
  if (shown.length === 0) return null
  const height = shown.length * ROW + 22
  return (
    <svg className="mt-4 max-w-xl" viewBox={`0 0 ${WIDTH} ${height}`} width="100%" aria-hidden="true" focusable="false">
      {[1, 2, 3, 4, 5, 6, 7, 8, 9].map((rating) => (
        <g key={rating}>
          <line stroke="var(--rt-line)" x1={at(rating)} x2={at(rating)} y1="0" y2={height - 18} />
          <text fill="var(--rt-ink-2)" fontSize="12" x={at(rating)} y={height - 4} textAnchor="middle">
            {rating}
          </text>
        </g>
      ))}
      {shown.map(({ groupId, between }, index) => (
        <g key={groupId ?? 'all'} transform={`translate(0 ${index * ROW})`}>
          <text fill="var(--rt-ink)" fontSize="12" x="0" y="21">
            {groupId === null ? t('between.all') : (group(groupId)?.code ?? '')}
          </text>
          <Round figures={between.before} y={11} first />
          <Round figures={between.after} y={23} />
        </g>
      ))}
    </svg>
  )
}

function Round({ figures: { q1, q3, median }, y, first }: { figures: RoundFigures; y: number; first?: boolean }) {
  const colour = first ? 'var(--rt-ink-2)' : 'var(--rt-data-focus)'
  return (
    <>
      <line stroke={colour} strokeWidth={first ? 2 : 6} x1={at(q1)} x2={at(q3)} y1={y} y2={y} />
      <circle fill={first ? 'var(--rt-sheet)' : colour} stroke={colour} strokeWidth="2" cx={at(median)} cy={y} r="4" />
    </>
  )
}

function ConvergenceTable({ lines, rounds: [first, second] }: { lines: ConvergenceLine[]; rounds: [number, number] }) {
  const { t } = useTranslation('ballots')
  const { group } = useGroups()
  const figures = (line: ConvergenceLine, which: 'before' | 'after') =>
    line.between ? (
      <Figures figures={line.between[which]} />
    ) : (
      <Hidden answered={line.answered[which === 'before' ? 0 : 1]} />
    )
  return (
    <Table
      caption={t('between.caption', { first, second })}
      rows={lines}
      rowKey={({ groupId }) => groupId ?? 'all'}
      columns={[
        {
          key: 'group',
          label: t('table.group'),
          header: true,
          cell: ({ groupId }) => (groupId === null ? t('consent.everybody') : <GroupName group={group(groupId)} />),
        },
        {
          key: 'first',
          label: t('list.round', { round: first }),
          numeric: true,
          cell: (line) => figures(line, 'before'),
        },
        {
          key: 'second',
          label: t('list.round', { round: second }),
          numeric: true,
          cell: (line) => figures(line, 'after'),
        },
        {
          key: 'change',
          label: t('between.change'),
          cell: ({ between }) => (between ? t(`between.short.${between.direction}`) : t('result.none')),
        },
      ]}
    />
  )
}

/** The middle answer over its quartiles. */
function Figures({ figures: { median, q1, q3 } }: { figures: RoundFigures }) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  return (
    <>
      {format.number(median)}
      <span className="block text-xs whitespace-nowrap text-ink-2">
        {t('table.range', { q1: format.number(q1), q3: format.number(q3) })}
      </span>
    </>
  )
}

function Hidden({ answered }: { answered: number }) {
  const { t } = useTranslation('ballots')
  return <span className="text-ink-2">{t('between.answered', { count: answered })}</span>
}
