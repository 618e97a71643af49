import { describe, expect, test } from 'vitest'
import { halfAngle, polar, round, seatLine, seatPath, seatPlaces } from './ring-geometry.ts'

const TABLE = { rows: [196, 233] as [number, number], seat: 16, spacing: 39 }

describe('a seat of a ring', () => {
  test.each([
    [
      'tiny, took part',
      { inner: 6.6, outer: 11.7, centre: 0, step: 45, gap: 1.8 },
      'M-3.63 -11.12A11.7 11.7 0 0 1 3.63 -11.12L1.67 -6.39A6.6 6.6 0 0 0 -1.67 -6.39Z',
    ],
    [
      'tiny, in part',
      { inner: 9.5, outer: 11.7, centre: 0, step: 45, gap: 1.8 },
      'M-3.63 -11.12A11.7 11.7 0 0 1 3.63 -11.12L2.79 -9.08A9.5 9.5 0 0 0 -2.79 -9.08Z',
    ],
    [
      'ballot, third seat',
      { inner: 27, outer: 62, centre: 90, step: 45, gap: 3 },
      'M57.84 -22.33A62 62 0 0 1 57.84 22.33L25.48 8.93A27 27 0 0 0 25.48 -8.93Z',
    ],
  ])('%s', (_, seat, path) => {
    expect(seatPath(seat)).toBe(path)
  })

  test('three groups share the circle, none of them by a long arc', () => {
    expect(seatPath({ inner: 27, outer: 62, centre: 0, step: 120, gap: 3 })).toMatch(/^M-5[\d.]+ -[\d.]+A62 62 0 0 1/)
  })

  test('a silent seat is one line', () => {
    expect(seatLine({ radius: 11.1, centre: 0, step: 45, gap: 1.8 })).toMatch(
      /^M-3\.4\d? -10\.5\dA11\.1 11\.1 0 0 1 3\.4/,
    )
  })

  test.each([6.6, 27, 62, 168])('the gap keeps its width at radius %d', (radius) => {
    const trim = 22.5 - halfAngle(radius, 45, 3)
    expect(2 * radius * Math.sin((trim * Math.PI) / 180)).toBeCloseTo(3, 6)
  })

  test('12 o’clock is up and angles run clockwise', () => {
    expect([polar(10, 0), polar(10, 90), polar(10, 180)].map(({ x, y }) => [round(x), round(y)])).toEqual([
      [0, -10],
      [10, 0],
      [0, 10],
    ])
  })
})

describe('the seats of a group', () => {
  test.each([
    [1, 1, 0],
    [3, 3, 0],
    [5, 2, 3],
    [7, 3, 4],
  ])('%i people: %i inside, %i outside, at full size', (people, inside, outside) => {
    const { radius, places } = seatPlaces(people, 0, 45, TABLE)
    const rows = places.map((place) => Math.round(Math.hypot(place.x, place.y)))
    expect(rows.filter((row) => row === 196)).toHaveLength(inside)
    expect(rows.filter((row) => row === 233)).toHaveLength(outside)
    expect(radius).toBe(16)
  })

  test.each([9, 12, 20])('%i people: the seats shrink and stay within their part of the table', (people) => {
    const { radius, places } = seatPlaces(people, 0, 45, TABLE)
    const widest = Math.max(...places.map((place) => Math.abs(Math.atan2(place.x, -place.y)) * (180 / Math.PI)))
    expect(radius).toBeLessThan(16)
    expect(widest).toBeLessThan(22.5)
  })

  test.each([
    [8, 9],
    [4, 4],
    [11, 5],
    [9, 14],
  ])('%i and %i people side by side: no two seats touch', (people, neighbours) => {
    const [one, other] = [seatPlaces(people, 0, 45, TABLE), seatPlaces(neighbours, 45, 45, TABLE)]
    const seats = [one, other].flatMap(({ radius, places }) => places.map((place) => ({ ...place, radius })))
    const gaps = seats.flatMap((a, index) =>
      seats.slice(index + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y) - a.radius - b.radius),
    )
    expect(Math.min(...gaps)).toBeGreaterThan(3)
  })

  test('nobody leaves no places', () => {
    expect(seatPlaces(0, 0, 45, TABLE).places).toEqual([])
  })
})
