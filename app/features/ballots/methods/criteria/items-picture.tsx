import { RATINGS } from '#app/ui/histogram.tsx'
import type { RatedItem } from './count.ts'

const WIDTH = 360
const ROW = 22
const LABEL = 74
const at = (rating: number) => LABEL + 10 + ((rating - 1) / 8) * (WIDTH - LABEL - 20)

/** Every item: the middle half of its ratings and the middle answer on the scale; the table says the same. */
export function ItemsPicture({ items, at: criterion }: { items: readonly RatedItem[]; at: number }) {
  const height = items.length * ROW + 22
  return (
    <svg className="mt-3 max-w-lg" viewBox={`0 0 ${WIDTH} ${height}`} width="100%" aria-hidden="true" focusable="false">
      {RATINGS.map((rating) => (
        <g key={rating}>
          <line stroke="var(--rt-line)" x1={at(rating)} x2={at(rating)} y1="0" y2={height - 18} />
          <text fill="var(--rt-ink-2)" fontSize="11" x={at(rating)} y={height - 5} textAnchor="middle">
            {rating}
          </text>
        </g>
      ))}
      {items.map((item, index) => (
        <g key={item.id} transform={`translate(0 ${index * ROW})`}>
          <text fill="var(--rt-ink)" fontSize="11" x="0" y="15">
            {shortLabel(item)}
          </text>
          <Strip figures={item.criteria[criterion]?.overall ?? null} />
        </g>
      ))}
    </svg>
  )
}

/** The code that an indicator's label begins with, or as much of it as fits. */
export function shortLabel(item: { label: string }) {
  const name = nameOf(item)
  return name.length > 12 ? `${name.slice(0, 11)}…` : name
}

/** The code that an indicator's label begins with, or all of it. */
export function nameOf({ label }: { label: string }) {
  const [first = ''] = label.split(' ')
  return /\d/.test(first) && first.length <= 12 ? first : label
}

type Strip = { q1: number | null; q3: number | null; median: number | null; class: string | null } | null

/** A full dot where it is found appropriate, an empty one elsewhere. */
function Strip({ figures }: { figures: Strip }) {
  if (figures?.median == null || figures.q1 === null || figures.q3 === null) return null
  const { q1, q3, median } = figures
  const isIn = figures.class === 'appropriate'
  return (
    <>
      <line stroke="var(--rt-data-focus)" strokeWidth="4" x1={at(q1)} x2={at(q3)} y1="11" y2="11" />
      <circle
        fill={isIn ? 'var(--rt-data-focus)' : 'var(--rt-sheet)'}
        stroke="var(--rt-data-focus)"
        strokeWidth="2"
        cx={at(median)}
        cy="11"
        r="5"
      />
    </>
  )
}
