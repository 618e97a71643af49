type Range = { from: number; to: number }

/** The ids that an update deletes by name. What goes beside them, because it stood within, its author had not seen. */
export class Ranges {
  private readonly byClient = new Map<number, Range[]>()

  constructor(deletes: Map<number, { clock: number; len: number }[]>) {
    for (const [client, ranges] of deletes) {
      this.byClient.set(client, ranges.map(({ clock, len }) => ({ from: clock, to: clock + len })).sort((one, other) => one.from - other.from))
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
    for (const { from, to } of this.byClient.get(client) ?? []) {
      if (to <= at) continue
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
