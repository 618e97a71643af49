import * as Y from 'yjs'

type Arrival = { clock: number; seq: number; known: number }

/** With which row each client's letters came in, and which row their author knew, as far back as the rows that are at hand. */
export class Arrivals {
  private readonly byClient = new Map<number, Arrival[]>()

  constructor(rows: { seq: number; bytes: Uint8Array }[] = []) {
    for (const { seq, bytes } of rows) {
      for (const [client, clock] of beginningsIn(bytes)) this.note(client, clock, seq, seq - 1)
    }
  }

  /** From this clock on the client's letters came with this row, or a later one. */
  note(client: number, clock: number, seq: number, known: number) {
    const arrivals = this.byClient.get(client)
    if (!arrivals) this.byClient.set(client, [{ clock, seq, known }])
    else if (arrivals.at(-1)!.clock < clock) arrivals.push({ clock, seq, known })
  }

  /** The row it came with; zero for what is older than the rows at hand. */
  of(id: { client: number; clock: number }): number {
    return this.at(id)?.seq ?? 0
  }

  /** The newest row its author had seen. */
  knownAt(id: { client: number; clock: number }): number {
    return this.at(id)?.known ?? 0
  }

  private at({ client, clock }: { client: number; clock: number }) {
    const arrivals = this.byClient.get(client) ?? []
    let [low, high] = [0, arrivals.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (arrivals[middle]!.clock <= clock) low = middle + 1
      else high = middle
    }
    return arrivals[low - 1]
  }
}

/** Nothing where the row is damaged: the document says so itself, and opens with what is left. */
function beginningsIn(bytes: Uint8Array): Iterable<[number, number]> {
  try {
    return Y.parseUpdateMeta(bytes).from
  } catch {
    return []
  }
}
