import type { Cast } from '../cast.ts'
import type { Ranking } from '../ranking.ts'

/** An election as its file has it: candidates are `1`, `2` ... in the order of the file. */
export type Election = {
  title: string | null
  /** As many as the file asks for, where it does. */
  seats: number | null
  candidates: { id: string; name: string; withdrawn: boolean }[]
  ballots: Cast<Ranking>[]
}

/** What is wrong with a file, in one sentence that names the line. */
export class FormatError extends Error {
  constructor(
    public readonly line: number | null,
    what: string,
  ) {
    super(line === null ? what : `Line ${line}: ${what}`)
  }
}

/** Longer texts are no ballots: whoever has more asks for more. */
const MOST_BYTES = 64 * 1024 * 1024

/** A file's text: UTF-8, or Latin-1 where its bytes are no UTF-8; without a byte order mark. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length > MOST_BYTES) throw new FormatError(null, 'The file is larger than 64 MB.')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Lines from 1, without what ends them. Throws where there is nothing but space. */
export function linesOf(text: string): string[] {
  if (text.trim() === '') throw new FormatError(null, 'The file is empty.')
  if (text.includes('\0')) throw new FormatError(null, 'The file is no text.')
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
}

/** A whole number from 1 as a file writes it. Throws a FormatError that says what was expected. */
export function wholeNumber(text: string, line: number, what: string): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : 0
  if (number < 1) throw new FormatError(line, `${what} is a whole number from 1, not "${shortened(text)}".`)
  return number
}

/** A candidate's id by its number in the file. */
export function candidateNumber(text: string, line: number, candidates: number): string {
  const number = wholeNumber(text, line, 'A candidate')
  if (number > candidates) throw new FormatError(line, `There is no candidate ${number}, only ${candidates}.`)
  return String(number)
}

export function checkRanking(ranking: Ranking, line: number): Ranking {
  const named = ranking.flat()
  const double = named.find((id, at) => named.indexOf(id) !== at)
  if (double !== undefined) throw new FormatError(line, `The ballot names candidate ${double} twice.`)
  return ranking
}

/** What a message repeats of a file, which may be long. */
export function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
