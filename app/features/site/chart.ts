/** Bars of the same parts, as the secretariat writes them in a text: a line of names, then a line for each bar. */
export type Chart = { parts: string[]; bars: { name: string; values: number[] }[] }

const PARTS_MAX = 5

/** Null when there is no text, or a line of it has not one number for each part. */
export function chartOf(text: string): Chart | null {
  const [head, ...lines] = text
    .split('\n')
    .map(cellsOf)
    .filter((cells) => cells.some(Boolean))
  const parts = head?.slice(1) ?? []
  const bars = lines.map(([name = '', ...cells]) => ({ name, values: cells.map(numberIn) }))
  const readable = parts.length >= 2 && parts.length <= PARTS_MAX && parts.every(Boolean) && bars.length > 0
  return readable &&
    bars.every(
      ({ name, values }) =>
        name && values.length === parts.length && values.every((value) => value >= 0) && sum(values) > 0,
    )
    ? { parts, bars }
    : null
}

/** The parts of a bar in per cent, rounded so that they make a hundred: the largest remainders are rounded up. */
export function sharesOf(values: number[]): number[] {
  const exact = values.map((value) => (value / sum(values)) * 100)
  const shares = exact.map(Math.floor)
  const byRemainder = exact
    .map((value, at) => ({ at, remainder: value - Math.floor(value) }))
    .sort((one, other) => other.remainder - one.remainder)
  for (const { at } of byRemainder.slice(0, 100 - sum(shares))) shares[at] = (shares[at] ?? 0) + 1
  return shares
}

function cellsOf(line: string) {
  return line.split('|').map((cell) => cell.trim())
}

function numberIn(cell: string) {
  return /^\d[\d\s]*([.,]\d+)?$/.test(cell) ? Number(cell.replace(/\s/g, '').replace(',', '.')) : NaN
}

function sum(values: number[]) {
  return values.reduce((total, value) => total + value, 0)
}
