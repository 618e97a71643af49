import { useId } from 'react'
import { classNames } from './class-names.ts'
import { groupClass } from './group.tsx'
import { polar, round, seatPath, seatPlaces } from './ring-geometry.ts'

/** outline: not heard; filled: has spoken or is active; floor: has the floor; hand: next in order; open; away. */
export type TableSeat = {
  state: 'silent' | 'spoken' | 'floor' | 'hand' | 'open' | 'away'
  initials?: string
  order?: number
}

export type TableGroup = { code: string; name: string; colour: string; seats: TableSeat[] }

const TABLE = { top: 136, edge: [148, 168], rows: [196, 233] as [number, number], seat: 16, spacing: 39 }

type Labels = 'codes' | 'names' | 'names-narrow'

const BOXES: Record<Labels, string> = {
  codes: '-286 -286 572 572',
  names: '-370 -296 740 592',
  'names-narrow': '-450 -346 900 692',
}
/** The height of a line of a name, as the stylesheet sets it, in the drawing's own units. */
const LINES: Record<Exclude<Labels, 'codes'>, number> = { names: 19, 'names-narrow': 34 }

/**
 * The table seen from above: a part of its edge and the seats of every group. `title` is the finding, `description`
 * all values; put the same seats as a table beside it. `labels="names"` needs room at the sides; `names-narrow` leaves more of it, with
 * larger letters, for a drawing as wide as a phone.
 */
export function TableRing({
  groups,
  title,
  description,
  centre,
  caption,
  labels = 'codes',
  counts,
  className,
}: {
  groups: TableGroup[]
  title: string
  description: string
  centre?: string | number
  caption?: string
  labels?: Labels
  /** Number of taken seats after each code. */
  counts?: boolean
  className?: string
}) {
  const id = useId().replace(/:/g, '')
  const step = 360 / Math.max(groups.length, 1)
  return (
    <svg
      className={classNames(
        'ring-table',
        labels !== 'codes' && 'has-names',
        labels === 'names-narrow' && 'is-narrow',
        className,
      )}
      viewBox={BOXES[labels]}
      role="img"
      aria-labelledby={`${id}t ${id}d`}
      focusable="false"
    >
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{description}</desc>
      <circle className="ring-top" r={TABLE.top} />
      {groups.map((group, index) => (
        <Part key={group.code} group={group} angle={index * step} step={step} labels={labels} counts={counts} />
      ))}
      {centre === undefined ? null : (
        <text className="ring-centre" y={caption ? 10 : 22}>
          {centre}
        </text>
      )}
      {caption ? (
        <text className="ring-centre-caption">
          {lines(caption, 16).map((line, index) => (
            <tspan key={line} x="0" y={40 + index * 21}>
              {line}
            </tspan>
          ))}
        </text>
      ) : null}
    </svg>
  )
}

function Part({
  group,
  angle,
  step,
  labels,
  counts,
}: {
  group: TableGroup
  angle: number
  step: number
  labels: Labels
  counts?: boolean
}) {
  const { radius, places } = seatPlaces(group.seats.length, angle, step, TABLE)
  const [inner = 148, outer = 168] = TABLE.edge
  const rows = group.seats.length > 4 ? 2 : 1
  const taken = group.seats.filter((seat) => seat.state !== 'open').length
  const present = group.seats.some((seat) => seat.state !== 'open' && seat.state !== 'away')
  const speaker = group.seats.findIndex((seat) => seat.state === 'floor')
  const distance = (rows === 2 ? TABLE.rows[1] : TABLE.rows[0]) + (labels === 'codes' ? 36 : 27)
  return (
    <g className={groupClass(group.colour)}>
      <path
        className={classNames('ring-edge', !present && 'is-empty')}
        d={seatPath({ inner, outer, centre: angle, step, gap: 7 })}
      />
      {labels === 'codes' ? (
        <CodeLabel
          code={group.code}
          count={counts ? taken : undefined}
          angle={angle}
          distance={distance + (counts ? 4 : 0)}
          muted={!present}
        />
      ) : (
        <NameLabel name={group.name} angle={angle} distance={distance} line={LINES[labels]} />
      )}
      {speaker >= 0 ? <Beam to={places[speaker]} /> : null}
      {group.seats.map((seat, index) => (
        <Chair key={index} seat={seat} x={places[index]?.x ?? 0} y={places[index]?.y ?? 0} radius={radius} />
      ))}
    </g>
  )
}

function Chair({ seat, x, y, radius }: { seat: TableSeat; x: number; y: number; radius: number }) {
  const text = seat.state === 'hand' ? seat.order : seat.initials
  return (
    <g className={`ring-seat is-${seat.state}`} transform={`translate(${x} ${y})`}>
      <circle r={seat.state === 'floor' ? round(radius * 1.2) : radius} />
      {text === undefined || radius < 11 ? null : <text y={seat.state === 'hand' ? 5.8 : 4.8}>{text}</text>}
    </g>
  )
}

/** A pointer on the table that faces whoever has the floor. */
function Beam({ to }: { to: { x: number; y: number } | undefined }) {
  if (!to) return null
  const angle = (Math.atan2(to.y, to.x) * 180) / Math.PI + 90
  return <path className="ring-beam" transform={`rotate(${round(angle)})`} d="M0 -136L10 -118.5L-10 -118.5Z" />
}

function CodeLabel({
  code,
  count,
  angle,
  distance,
  muted,
}: {
  code: string
  count?: number
  angle: number
  distance: number
  muted: boolean
}) {
  const point = polar(distance, angle)
  return (
    <text className={classNames('ring-label', muted && 'is-muted')} x={round(point.x)} y={round(point.y + 5)}>
      {code}
      {count === undefined ? null : (
        <tspan className="ring-count" dx="4">
          {count}
        </tspan>
      )}
    </text>
  )
}

function NameLabel({ name, angle, distance, line }: { name: string; angle: number; distance: number; line: number }) {
  const point = polar(distance, angle)
  const side = Math.abs(point.x) < 40 ? 'middle' : point.x > 0 ? 'start' : 'end'
  const words = lines(name, 15)
  const below = (words.length - 1) * line
  const top = point.y < -120 ? point.y - below : point.y > 120 ? point.y + line / 2 : point.y - below / 2 + line / 4
  return (
    <text className="ring-label is-name" textAnchor={side}>
      {words.map((word, index) => (
        <tspan key={word} x={round(point.x)} y={round(top + index * line)}>
          {word}
        </tspan>
      ))}
    </text>
  )
}

/** Breaks a label into lines of about `width` characters: SVG text does not wrap. */
function lines(text: string, width: number) {
  return text.split(' ').reduce<string[]>((done, word) => {
    const last = done[done.length - 1]
    if (last !== undefined && `${last} ${word}`.length <= width) return [...done.slice(0, -1), `${last} ${word}`]
    return [...done, word]
  }, [])
}
