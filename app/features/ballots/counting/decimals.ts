/** Six decimals: sums of fractions must not differ in their last bits between machines or orders. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

/** Part of a whole with six decimals, from 0 to 1; null of nothing. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : rounded(part / whole)
}
