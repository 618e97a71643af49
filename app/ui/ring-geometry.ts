/** The geometry of every ring: seat i is centred on i steps from 12 o'clock, clockwise; gaps are parallel. */
const DEGREE = Math.PI / 180

export type Point = { x: number; y: number }

/** A point at an angle counted clockwise from 12 o'clock. */
export function polar(radius: number, degrees: number): Point {
  const angle = (degrees - 90) * DEGREE
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) }
}

/** Half the angle of a seat at a radius, after half the gap is taken off: the gap keeps its width at every radius. */
export function halfAngle(radius: number, step: number, gap: number) {
  const trim = Math.asin(Math.min(1, gap / (2 * radius))) / DEGREE
  return Math.max(0, step / 2 - trim)
}

function at(point: Point) {
  return `${round(point.x)} ${round(point.y)}`
}

/** Two decimals are a hundredth of a pixel; a minus zero would differ between server and browser. */
export function round(value: number) {
  return Math.round(value * 100) / 100 + 0
}

/** One seat of a ring between two radii. */
export function seatPath({
  inner,
  outer,
  centre,
  step,
  gap,
}: {
  inner: number
  outer: number
  centre: number
  step: number
  gap: number
}) {
  const wide = halfAngle(outer, step, gap)
  const slim = halfAngle(inner, step, gap)
  const start = at(polar(outer, centre - wide))
  const end = at(polar(outer, centre + wide))
  const back = at(polar(inner, centre + slim))
  const home = at(polar(inner, centre - slim))
  return `M${start}A${round(outer)} ${round(outer)} 0 ${long(wide)} 1 ${end}L${back}A${round(inner)} ${round(inner)} 0 ${long(slim)} 0 ${home}Z`
}

/** A hairline where a seat is silent. */
export function seatLine({ radius, centre, step, gap }: { radius: number; centre: number; step: number; gap: number }) {
  const half = halfAngle(radius, step, gap)
  return `M${at(polar(radius, centre - half))}A${radius} ${radius} 0 ${long(half)} 1 ${at(polar(radius, centre + half))}`
}

function long(half: number) {
  return half * 2 > 180 ? 1 : 0
}

export type SeatPlaces = { radius: number; places: Point[] }

/** Between the last seat of a group and the first of the next. */
const BETWEEN_GROUPS = 12

/**
 * Where the people of one group sit: up to four on the inner row, above that floor(n / 2) inside and the rest
 * outside; the seats shrink when a row is fuller than its part of the table, so that no two of them touch.
 */
export function seatPlaces(
  count: number,
  centre: number,
  step: number,
  table: { rows: [number, number]; seat: number; spacing: number },
): SeatPlaces {
  const inside = count > 4 ? Math.floor(count / 2) : count
  const rows: Array<[radius: number, people: number]> = [
    [table.rows[0], inside],
    [table.rows[1], count - inside],
  ]
  const chair = (2 * table.seat) / table.spacing
  const room = rows.map(([radius, people]) =>
    people > 0 ? (radius * step * DEGREE - BETWEEN_GROUPS) / (people - 1 + chair) : Infinity,
  )
  const spacing = Math.min(table.spacing, ...room)
  const places = rows.flatMap(([radius, people]) =>
    Array.from({ length: people }, (_, index) => {
      const turn = (index - (people - 1) / 2) * (spacing / radius / DEGREE)
      const point = polar(radius, centre + turn)
      return { x: round(point.x), y: round(point.y) }
    }),
  )
  return { radius: round((table.seat * spacing) / table.spacing), places }
}
