type Range = { from: number; to: number }

/** The ids that an update deletes by name. What goes beside them, because it stood within, its author had not seen. */
export class Ranges {
  private readonly byClient = new Map<number, Range[]>()

  constructor(deletes: Map<number, { clock: number; len: number }[]>) {
    for (const [client, ranges] of deletes) {
      this.byClient.set(client, joined(ranges.map(({ clock, len }) => ({ from: clock, to: clock + len }))))
    }
  }

  has(client: number, clock: number) {
    return this.parts(client, clock, 1)[0]!.inside
  }

  /** The stretch, divided where it enters and leaves the ranges. */
  parts(client: number, clock: number, length: number): { clock: number; length: number; inside: boolean }[] {
    const parts: { clock: number; length: number; inside: boolean }[] = []
    const end = clock + length
    let at = clock
    const ranges = this.byClient.get(client) ?? []
    for (let index = firstEndingBehind(ranges, at); index < ranges.length; index++) {
      const { from, to } = ranges[index]!
      if (from >= end) break
      if (from > at) parts.push({ clock: at, length: from - at, inside: false })
      const start = Math.max(at, from)
      at = Math.min(end, to)
      parts.push({ clock: start, length: at - start, inside: true })
    }
    if (at < end) parts.push({ clock: at, length: end - at, inside: false })
    return parts
  }
}

/** In their order, none reaching into the next. */
function joined(ranges: Range[]): Range[] {
  const apart: Range[] = []
  for (const range of ranges.sort((one, other) => one.from - other.from)) {
    const last = apart.at(-1)
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to)
    else apart.push(range)
  }
  return apart
}

function firstEndingBehind(ranges: Range[], clock: number) {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.to <= clock) low = middle + 1
    else high = middle
  }
  return low
}
