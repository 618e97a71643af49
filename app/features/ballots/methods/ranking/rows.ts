/** What stands in the fields, by option. */
export type Typed = Record<string, string>

/** The options from the best down, as far as numbers stand beside them; the others after them in the order of the ballot. */
export function rowsBy(ids: readonly string[], typed: Typed): string[] {
  const place = (id: string) => (isRanked(typed, id) ? Number(typed[id]) : Number.POSITIVE_INFINITY)
  return ids.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
}

const isRanked = (typed: Typed, id: string) => /^\s*\d+\s*$/.test(typed[id] ?? '')

/**
 * One option put at a place of the rows, from 0, and all numbers written anew from 1. One without a number gets one as it is moved up; the last
 * one loses its own as it is moved down.
 */
export function moved(rows: readonly string[], typed: Typed, id: string, to: number): { rows: string[]; typed: Typed } {
  const sorted = rowsBy(rows, typed)
  const before = sorted.filter((one) => isRanked(typed, one))
  const ranked = before.filter((one) => one !== id)
  const isOut = isRanked(typed, id) ? to >= before.length : to > sorted.indexOf(id)
  if (!isOut) ranked.splice(Math.max(0, Math.min(to, ranked.length)), 0, id)
  const rest = sorted.filter((one) => !ranked.includes(one))
  return {
    rows: [...ranked, ...rest],
    typed: Object.fromEntries([...ranked, ...rest].map((one, at) => [one, at < ranked.length ? String(at + 1) : ''])),
  }
}
