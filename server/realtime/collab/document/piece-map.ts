import type { Piece } from '#app/editor/moves/pieces.ts'
import { firstReaching } from '#app/editor/moves/relocation-map.ts'

/** Where each letter stands, letter by letter, as far as it is known. */
export class PieceMap {
  private readonly byClient = new Map<number, (Piece & { at: Piece })[]>()

  constructor(known: Iterable<[Piece, Piece]>) {
    for (const [piece, at] of known) {
      const own = this.byClient.get(piece.client)
      if (own) own.push({ ...piece, at })
      else this.byClient.set(piece.client, [{ ...piece, at }])
    }
    for (const own of this.byClient.values()) own.sort((a, b) => a.clock - b.clock)
  }

  /** The piece in parts, each with its place or null. */
  parts({ client, clock, length }: Piece): { part: Piece; at: Piece | null }[] {
    const own = this.byClient.get(client) ?? []
    const end = clock + length
    const parts: { part: Piece; at: Piece | null }[] = []
    let next = clock
    for (let index = firstReaching(own, clock); index < own.length && own[index]!.clock < end; index++) {
      const known = own[index]!
      if (known.clock > next) parts.push({ part: { client, clock: next, length: known.clock - next }, at: null })
      const from = Math.max(next, known.clock)
      next = Math.min(end, known.clock + known.length)
      const at = { client: known.at.client, clock: known.at.clock + from - known.clock, length: next - from }
      parts.push({ part: { client, clock: from, length: next - from }, at })
    }
    if (next < end) parts.push({ part: { client, clock: next, length: end - next }, at: null })
    return parts
  }
}
