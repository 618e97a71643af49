/** The thirds of a scale from 1 to 9. */
export type Region = 'low' | 'middle' | 'high'

/** Half medians go up: 3.5 is middle, 6.5 is high. */
export function regionOf(value: number): Region {
  if (value < 3.5) return 'low'
  return value < 6.5 ? 'middle' : 'high'
}
