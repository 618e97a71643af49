import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import type { StvResult } from '../../counting/stv/stv.ts'
import type { RankingResult } from './count.ts'
import { leftBefore } from './stv-words.ts'

const ROW = 44
const TOP = 30
const NAMES = 190
const COLUMN = 118
const BAR = 62

/** A bar for each option and round, a tick at the votes that a place needs, and ribbons for the votes that move on. It is silent: the sentences and the table say it. */
export function StvFlow({ result, stv }: { result: RankingResult; stv: StvResult }) {
  const { t } = useTranslation('methods')
  const format = useFormat()
  const { rounds } = stv
  const votes = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  const order = [...result.options].sort((a, b) => (rounds[0]?.votes[b.id] ?? 0) - (rounds[0]?.votes[a.id] ?? 0))
  const most = Math.max(...rounds.flatMap((round) => [round.quota, ...Object.values(round.votes)]), 1)
  const rowOf = (id: string | null) => (id === null ? order.length : order.findIndex((option) => option.id === id))
  const [x, y] = [(round: number) => NAMES + round * COLUMN, (row: number) => TOP + row * ROW]
  const place = new Map<string, number>()
  rounds.forEach(({ elected, remaining }, at) => [...elected, ...remaining].forEach((id) => place.set(id, at)))
  const [width, height] = [NAMES + rounds.length * COLUMN, TOP + (order.length + 1) * ROW]
  return (
    <div className="stv-flow" role="presentation">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true" focusable="false">
        {rounds.map(({ transfers }, at) =>
          transfers.map(({ from, to, votes: count }) => (
            <Ribbon
              key={`${at} ${from} ${to}`}
              from={[x(at - 1) + BAR, y(rowOf(from)) + 13]}
              to={[x(at) - 4, y(rowOf(to)) + 13]}
              wide={Math.max(1.5, (count / most) * 22)}
            />
          )),
        )}
        <Heads count={rounds.length} at={x} />
        {order.map(({ id, label }, row) => (
          <g key={id}>
            <text x={0} y={y(row) + 18} className="stv-name">
              {label.length > 24 ? `${label.slice(0, 23)}…` : label}
            </text>
            <line x1={0} x2={width} y1={y(row) + 36} y2={y(row) + 36} className="stv-line" />
            {rounds.map((round, at) => {
              const since = leftBefore(stv, id)
              const value = round.votes[id] ?? 0
              if (since !== null && at >= since)
                return at === since ? (
                  <text key={at} x={x(at)} y={y(row) + 18} className="stv-left">
                    {t('stv.left')}
                  </text>
                ) : null
              const chosen = (place.get(id) ?? Number.POSITIVE_INFINITY) <= at
              const tick = x(at) + (round.quota / most) * BAR
              return (
                <g key={at}>
                  <rect
                    x={x(at)}
                    y={y(row) + 4}
                    width={Math.max(1, (value / most) * BAR)}
                    height={18}
                    className={chosen ? 'stv-bar is-chosen' : 'stv-bar'}
                  />
                  <line x1={tick} x2={tick} y1={y(row)} y2={y(row) + 26} className="stv-tick" />
                  <text
                    x={x(at) + Math.max((value / most) * BAR, (round.quota / most) * BAR) + 5}
                    y={y(row) + 18}
                    className="stv-votes"
                  >
                    {votes(value)}
                  </text>
                </g>
              )
            })}
          </g>
        ))}
        <text x={0} y={y(order.length) + 18} className="stv-name">
          {t('stv.exhausted')}
        </text>
        {rounds.map(({ exhausted }, at) => (
          <text key={at} x={x(at)} y={y(order.length) + 18} className="stv-votes">
            {exhausted ? votes(exhausted) : ''}
          </text>
        ))}
      </svg>
    </div>
  )
}

type Point = [number, number]

function Ribbon({ from: [ax, ay], to: [bx, by], wide }: { from: Point; to: Point; wide: number }) {
  const middle = (ax + bx) / 2
  return (
    <path d={`M${ax} ${ay}C${middle} ${ay} ${middle} ${by} ${bx} ${by}`} strokeWidth={wide} className="stv-ribbon" />
  )
}

function Heads({ count, at: x }: { count: number; at: (round: number) => number }) {
  const { t } = useTranslation('methods')
  return Array.from({ length: count }, (_, at) => (
    <text key={at} x={x(at)} y={14} className="stv-head">
      {t('stv.round', { round: at + 1 })}
    </text>
  ))
}
