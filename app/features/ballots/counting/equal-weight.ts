/**
 * What a vote of each group counts, so that all groups count the same whatever their sizes: whole numbers without a common factor, in the order of the
 * groups. They are exact, and soon too large for anything but a bigint. Throws a RangeError for a group of nobody.
 */
export function factorsOf(sizes: readonly number[]): bigint[] {
  const empty = sizes.find((size) => !Number.isSafeInteger(size) || size < 1)
  if (empty !== undefined) throw new RangeError(`A group has a positive whole number of votes, not ${empty}`)
  const whole = sizes.reduce((lcm, size) => (lcm * BigInt(size)) / divisor(lcm, BigInt(size)), 1n)
  return sizes.map((size) => whole / BigInt(size))
}

/** Rows of counts, one a group, added up with the factor of each group. */
export function summed(rows: readonly (readonly number[])[], factors: readonly bigint[]): bigint[] {
  const length = rows[0]?.length ?? 0
  return Array.from({ length }, (_, at) =>
    rows.reduce((sum, row, group) => sum + BigInt(row[at]!) * factors[group]!, 0n),
  )
}

/** Small numbers in the order of the large ones: equals stay equal, and 0 is 0. Enough wherever counts are only compared. */
export function ranksOf(rows: readonly (readonly bigint[])[]): number[][] {
  const values = [...new Set([0n, ...rows.flat()])].sort((a, b) => (a < b ? -1 : 1))
  const ranks = new Map(values.map((value, rank) => [value, rank]))
  return rows.map((row) => row.map((value) => ranks.get(value)!))
}

/** The lower median of so many of each grade; null where there are none. */
export function middleOf(grades: readonly bigint[]): number | null {
  const n = grades.reduce((sum, count) => sum + count, 0n)
  let below = 0n
  for (const [grade, count] of grades.entries()) {
    below += count
    if (2n * below >= n && count > 0n) return grade
  }
  return null
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b)
}
