import type { Piece } from '#app/editor/moves/pieces.ts'
import type { Relocation } from '#app/editor/moves/relocations.ts'
import type { Inspected } from '../structs.ts'

export type Id = { client: number; clock: number }

/** `seq`: the row that put it elsewhere; whoever knew of that row writes where they mean to. */
export type StoredRelocation = Relocation & { seq: number }

export type Atom = { name: string; attributes: Record<string, unknown> }

/** What somebody wrote at a place that is gone, or beside words that stand elsewhere by now. */
export type Stranded = {
  /** One id for each letter; one for a chip, a note, a line break or a block. */
  pieces: Piece[]
  /** `block`: the beginning of a paragraph of its own. */
  content: string | Atom | 'block'
  isBlock: boolean
  /** What it stood behind and before, and the text and elements around it, from the inside out. */
  left: Id | null
  right: Id | null
  within: Id[]
  /** Whether it stands still, at the wrong place. */
  stands: boolean
}

/** Words for which there is no place any more, under the id of their first letter. */
export type Unplaced = Id & { words: string }

/** Whose update is being taken: under which ids they write and have written, what it brings and deletes, and the newest row its author had seen. */
export type Acting = { clientId: number; own: ReadonlySet<number>; inspected: Inspected; known: number }

function lettersOf(stranded: Stranded): string {
  if (stranded.isBlock) return '\n'
  if (typeof stranded.content === 'string') return stranded.content
  const { text } = stranded.content.attributes
  return typeof text === 'string' ? ` (${text})` : ''
}

/** Each author's apart: what is carried side by side is one piece, whoever wrote it. */
export function unplacedOf(stranded: Stranded, origins: (piece: Piece) => Piece[]): Unplaced[] {
  const [piece] = stranded.pieces as [Piece]
  const words = lettersOf(stranded)
  const parts: Unplaced[] = []
  let [at, author] = [0, -1]
  for (const { client, length } of origins(piece)) {
    if (client !== author) parts.push({ client: piece.client, clock: piece.clock + at, words: '' })
    // Chips and line ends are one letter, whatever they say.
    parts.at(-1)!.words += piece.length === words.length ? words.slice(at, at + length) : words
    at += length
    author = client
  }
  return parts
}

export const lastOf = ({ client, clock, length }: Piece): Id => ({ client, clock: clock + length - 1 })
export const holds = (piece: Piece, { client, clock }: Id) =>
  piece.client === client && piece.clock <= clock && clock < piece.clock + piece.length
