/** Letters with consecutive clocks of one client. */
export type Piece = { client: number; clock: number; length: number }

/** Adds a piece to the end, as a part of the last one where it goes on there. */
export function extend(pieces: Piece[], { client, clock, length }: Piece) {
  const last = pieces.at(-1)
  if (last?.client === client && last.clock + last.length === clock) last.length += length
  else pieces.push({ client, clock, length })
}

/** A part of the pieces, counted in letters. */
export function slicePieces(pieces: Piece[], from: number, length: number): Piece[] {
  const slice: Piece[] = []
  let [skip, left] = [from, length]
  for (const piece of pieces) {
    if (left <= 0) break
    if (skip >= piece.length) {
      skip -= piece.length
      continue
    }
    const taken = Math.min(piece.length - skip, left)
    slice.push({ client: piece.client, clock: piece.clock + skip, length: taken })
    left -= taken
    skip = 0
  }
  return slice
}

/** The two lists, letter by letter, as stretches that are of one piece on both sides. */
export function* pairs(ones: Piece[], others: Piece[]): Generator<[Piece, Piece]> {
  let [i, j, inOne, inOther] = [0, 0, 0, 0]
  while (i < ones.length && j < others.length) {
    const [one, other] = [ones[i]!, others[j]!]
    const length = Math.min(one.length - inOne, other.length - inOther)
    yield [
      { client: one.client, clock: one.clock + inOne, length },
      { client: other.client, clock: other.clock + inOther, length },
    ]
    if ((inOne += length) === one.length) [i, inOne] = [i + 1, 0]
    if ((inOther += length) === other.length) [j, inOther] = [j + 1, 0]
  }
}
