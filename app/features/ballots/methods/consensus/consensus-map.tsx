import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import { Table } from '#app/ui/table.tsx'
import type { BallotResult } from '../../ballot-words.ts'
import { nameOf, shortLabel } from '../criteria/items-picture.tsx'
import type { MethodName } from '../method-names.ts'
import { DIVIDES, type Opinions, type Placed, placedItems, type Range, standOut } from './opinions.ts'
import { OPINIONS } from './opinions-of.ts'

/** What crosses the table and what divides it: in words, as a map, and as the table that says the same. */
export function ConsensusMap({ method, result }: { method: MethodName; result: BallotResult | null }) {
  const opinions = result && OPINIONS[method]?.(result)
  const placed = opinions ? placedItems(opinions) : []
  return opinions && placed.length > 1 ? <MapOf placed={placed} opinions={opinions} /> : null
}

function MapOf({ placed, opinions: { items, sides } }: { placed: Placed[]; opinions: Opinions }) {
  const { t } = useTranslation('consensus-map')
  const format = useFormat()
  const names = (items: readonly { label: string }[]) => format.list(items.map(nameOf))
  const leftOut = items.filter((item) => !placed.some(({ id }) => id === item.id))
  const { cross, reject, divide } = standOut(placed)
  const said = [
    ...(cross.length ? [t('cross', { items: names(cross) })] : [t('none-crosses')]),
    ...(reject.length ? [t('reject', { items: names(reject) })] : []),
    ...(divide.length ? [t('divide', { items: names(divide) })] : [t('none-divides')]),
  ]
  return (
    <section aria-labelledby="map-title" className="mt-6">
      <h3 id="map-title" className="font-bold">
        {t('title')}
      </h3>
      <p className="mt-1 wrap-anywhere">{said.join(' ')}</p>
      <MapPicture placed={placed} />
      <p className="mb-3 text-sm text-ink-2">{t('picture')}</p>
      <MapTable placed={placed} />
      <p className="mt-2 text-sm text-ink-2">{t('explained', { count: placed[0]!.groups })}</p>
      {sides ? <SidesLine sides={sides} /> : null}
      {leftOut.length ? (
        <p className="mt-2 text-sm text-ink-2 wrap-anywhere">{t('left-out', { items: names(leftOut) })}</p>
      ) : null}
    </section>
  )
}

function SidesLine({ sides: { agree, disagree, blank } }: { sides: NonNullable<Opinions['sides']> }) {
  const { t } = useTranslation('consensus-map')
  const range = ([from, to]: Range) => (from === to ? String(from) : t('range', { from, to }))
  return (
    <p className="mt-2 text-sm text-ink-2">
      {t('sides', { agree: range(agree), disagree: range(disagree) })} {blank ? t(`blank-${blank}`) : null}
    </p>
  )
}

const WIDTH = 360
const HEIGHT = 240
const [LEFT, BOTTOM] = [30, 34]
const acrossOf = ({ spread }: Placed) => LEFT + spread * (WIDTH - LEFT - 60)
const upOf = ({ agree }: Placed) => 10 + (1 - agree) * (HEIGHT - BOTTOM - 20)

/** Upwards what more of every group hold, to the right what divides; an empty square is divided by groups. */
function MapPicture({ placed }: { placed: readonly Placed[] }) {
  const { t } = useTranslation('consensus-map')
  const floor = HEIGHT - BOTTOM
  return (
    <svg
      className="mt-3 max-w-2xl"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      aria-hidden="true"
      focusable="false"
    >
      <path d={`M${LEFT} 6V${floor}H${WIDTH - 6}`} fill="none" stroke="var(--rt-line-2)" />
      <text fill="var(--rt-ink-2)" fontSize="11" x={LEFT} y={HEIGHT - 12}>
        {t('x')} →
      </text>
      <text fill="var(--rt-ink-2)" fontSize="11" x="12" y={floor} transform={`rotate(-90 12 ${floor})`}>
        {t('y')} →
      </text>
      {labelled(placed).map(({ one, x, y, labelY }) => (
        <g key={one.id}>
          <Mark one={one} x={x} y={y} />
          <text fill="var(--rt-ink)" fontSize="10" x={x + 8} y={labelY}>
            {shortLabel(one)}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** Labels that would lie on another move down by a line. */
function labelled(placed: readonly Placed[]) {
  const taken: { x: number; y: number }[] = []
  return [...placed]
    .sort((a, b) => upOf(a) - upOf(b))
    .map((one) => {
      const [x, y] = [acrossOf(one), upOf(one)]
      let labelY = y + 4
      while (taken.some((other) => Math.abs(other.x - x) < 52 && Math.abs(other.y - labelY) < 10)) labelY += 10
      taken.push({ x, y: labelY })
      return { one, x, y, labelY }
    })
}

const HALF = 0.5

function Mark({ one: { between, spread }, x, y }: { one: Placed; x: number; y: number }) {
  const byGroup = spread >= DIVIDES && (between ?? 0) >= HALF
  if (byGroup)
    return (
      <rect
        x={x - 4}
        y={y - 4}
        width="8"
        height="8"
        fill="var(--rt-sheet)"
        stroke="var(--rt-data-focus)"
        strokeWidth="2"
      />
    )
  return <circle cx={x} cy={y} r="4" fill="var(--rt-data-focus)" />
}

function MapTable({ placed }: { placed: Placed[] }) {
  const { t } = useTranslation(['consensus-map', 'criteria', 'ballots'])
  const format = useFormat()
  const number = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return (
    <Table
      caption={t('title')}
      scroll
      rows={placed}
      rowKey={({ id }) => id}
      columns={[
        { key: 'item', label: t('criteria:result.item'), header: true, cell: ({ label }) => label },
        { key: 'agree', label: t('agree'), numeric: true, cell: ({ agree }) => number(agree) },
        { key: 'disagree', label: t('disagree'), numeric: true, cell: ({ disagree }) => number(disagree) },
        { key: 'spread', label: t('spread'), numeric: true, cell: ({ spread }) => number(spread) },
        {
          key: 'between',
          label: t('between'),
          numeric: true,
          cell: ({ between }) => (between === null ? t('ballots:result.none') : format.percent(between)),
        },
      ]}
    />
  )
}
