import type { Relocation } from './relocations.ts'

type Id = { client: number; clock: number }
const STEPS = 10_000

/** Where letters and blocks stand now that were put elsewhere, however often. */
export class RelocationMap<R extends Relocation = Relocation> {
  private readonly byClient = new Map<number, R[]>()

  add(relocations: Iterable<R>) {
    for (const relocation of relocations) {
      const known = this.byClient.get(relocation.client)
      if (!known) {
        this.byClient.set(relocation.client, [relocation])
        continue
      }
      const index = firstReaching(known, relocation.clock)
      // What is gone is put elsewhere once.
      if (known[index] && known[index].clock < relocation.clock + relocation.length) continue
      known.splice(index, 0, relocation)
    }
  }

  /** Whether anything at all has been put elsewhere. */
  get empty() {
    return this.byClient.size === 0
  }

  /** The step that this letter or block was put elsewhere by. */
  at({ client, clock }: Id): R | null {
    const known = this.byClient.get(client)
    const found = known?.[firstReaching(known, clock)]
    return found && found.clock <= clock ? found : null
  }

  /** Where it stands now: itself where it was never moved. */
  resolve(id: Id): Id {
    let at: Id = id
    for (let steps = 0; steps < STEPS; steps++) {
      const step = this.at(at)
      if (!step) return at
      at = { client: step.toClient, clock: step.toClock + at.clock - step.clock }
    }
    return at
  }

  /** The last letter of this stretch that was put elsewhere. */
  lastWithin(client: number, from: number, to: number): Id | null {
    const known = this.byClient.get(client)
    if (!known) return null
    const index = firstReaching(known, to - 1)
    const found = known[index] && known[index].clock < to ? known[index] : known[index - 1]
    const clock = found ? Math.min(to, found.clock + found.length) - 1 : -1
    return clock >= from ? { client, clock } : null
  }

  /** The first. */
  firstWithin(client: number, from: number, to: number): Id | null {
    const known = this.byClient.get(client)
    const found = known?.[firstReaching(known, from)]
    const clock = found ? Math.max(from, found.clock) : to
    return clock < to ? { client, clock } : null
  }
}

/** The first of stretches in their order that ends behind the clock. */
export function firstReaching(moves: { clock: number; length: number }[], clock: number) {
  let [low, high] = [0, moves.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (moves[middle]!.clock + moves[middle]!.length <= clock) low = middle + 1
    else high = middle
  }
  return low
}
