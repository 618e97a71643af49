import { RATINGS } from '#app/ui/histogram.tsx'
import type { CriteriaResult } from './count.ts'
import { shortLabel } from './items-picture.tsx'

const WIDTH = 360
const ROW = 30
const LABEL = 74
const at = (rating: number) => LABEL + 10 + ((rating - 1) / 8) * (WIDTH - LABEL - 20)

type Props = { results: readonly { round: number; result: CriteriaResult }[] }

/** Of every item that was rated again, the middle half and the middle answer: the round before thin and above, the latest broad and below. */
export function RoundsPicture({ results }: Props) {
  const [before, after] = [results.at(-2)!.result, results.at(-1)!.result]
  const rows = after.items.flatMap((item) => {
    const earlier = before.items.find(({ id }) => id === item.id)
    return earlier ? [{ item, figures: [earlier, item].map(({ criteria }) => criteria[0]?.overall ?? null) }] : []
  })
  const height = rows.length * ROW + 22
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
      {rows.map(({ item, figures }, index) => (
        <g key={item.id} transform={`translate(0 ${index * ROW})`}>
          <text fill="var(--rt-ink)" fontSize="11" x="0" y="19">
            {shortLabel(item)}
          </text>
          {figures.map((found, which) => (
            <Strip
              key={which === 0 ? 'before' : 'after'}
              figures={found}
              y={which === 0 ? 9 : 20}
              first={which === 0}
            />
          ))}
        </g>
      ))}
    </svg>
  )
}

type Figures = { q1: number | null; q3: number | null; median: number | null } | null

function Strip({ figures, y, first }: { figures: Figures; y: number; first: boolean }) {
  if (figures?.median == null || figures.q1 === null || figures.q3 === null) return null
  const colour = first ? 'var(--rt-ink-2)' : 'var(--rt-data-focus)'
  return (
    <>
      <line stroke={colour} strokeWidth={first ? 2 : 5} x1={at(figures.q1)} x2={at(figures.q3)} y1={y} y2={y} />
      <circle
        fill={first ? 'var(--rt-sheet)' : colour}
        stroke={colour}
        strokeWidth="2"
        cx={at(figures.median)}
        cy={y}
        r="4"
      />
    </>
  )
}
