import type { Ranking } from '../ranking.ts'
import {
  candidateNumber,
  checkRanking,
  type Election,
  FormatError,
  linesOf,
  shortened,
  wholeNumber,
} from './election.ts'

type Token = { text: string; line: number; quoted: boolean }

/**
 * BLT, the format of Hill, Wichmann & Woodall (Algorithm 123, 1987): candidates and seats, withdrawn candidates with a minus, ballots
 * that end with 0, a 0, names and a title in quotation marks. Ends of lines mean nothing. Read as well: comments from # or in C's
 * marks, ids of ballots in brackets, equal ranks (3=4, or bracketed), skipped ones (-), nicknames ([nick ...]). David Hill's
 * files (HIL) are the same.
 */
export function parseBlt(text: string): Election {
  const reader = new Reader(linesOf(text))
  const candidates = wholeNumber(reader.word('the number of candidates'), reader.line, 'The number of candidates')
  const seats = wholeNumber(reader.word('the number of seats'), reader.line, 'The number of seats')
  if (candidates > 10_000) throw new FormatError(reader.line, `${candidates} candidates are more than 10000.`)
  if (seats > candidates)
    throw new FormatError(reader.line, `There are ${seats} seats and only ${candidates} candidates.`)
  const names = new Names(candidates)
  const ballots: Election['ballots'] = []
  for (;;) {
    const word = reader.word('the 0 that ends the votes')
    if (word === '0') break
    if (word.startsWith('[')) names.option(reader.option(word), reader.line)
    else if (/^-.+/.test(word)) names.withdraw(word.slice(1), reader.line)
    else if (!/^\(.*\)$/.test(word)) {
      const weight = wholeNumber(word, reader.line, 'How many cast a ballot')
      ballots.push({ answer: readRanking(reader, names), weight })
    }
  }
  const listed = Array.from({ length: candidates }, () => reader.name())
  return {
    title: reader.title(),
    seats,
    candidates: listed.map((name, at) => ({
      id: String(at + 1),
      name,
      withdrawn: names.withdrawn.has(String(at + 1)),
    })),
    ballots,
  }
}

class Names {
  readonly withdrawn = new Set<string>()
  private readonly nicknames = new Map<string, string>()

  constructor(private readonly count: number) {}

  option([kind, ...words]: string[], line: number) {
    if (kind === 'nick') {
      if (words.length !== this.count)
        throw new FormatError(line, `There are ${words.length} nicknames for ${this.count} candidates.`)
      for (const [at, word] of words.entries()) this.nicknames.set(word, String(at + 1))
    }
    if (kind === 'withdrawn') for (const word of words) this.withdraw(word, line)
  }

  withdraw(word: string, line: number) {
    this.withdrawn.add(this.candidate(word, line))
  }

  candidate(word: string, line: number) {
    return this.nicknames.get(word) ?? candidateNumber(word, line, this.count)
  }
}

function readRanking(reader: Reader, names: Names): Ranking {
  const ranking: string[][] = []
  const line = reader.line
  let open = false
  for (;;) {
    const word = reader.word('the 0 that ends a ballot')
    if (word === '0') break
    if (word === '-') continue
    const place = word.replace(/^\(/, '').replace(/\)$/, '').split('=')
    const ids = place.filter((one) => one !== '').map((one) => names.candidate(one, reader.line))
    if (open) ranking.at(-1)!.push(...ids)
    else ranking.push(ids)
    open = word.startsWith('(') ? !word.endsWith(')') : open && !word.endsWith(')')
  }
  return checkRanking(ranking, line)
}

class Reader {
  line = 1
  private readonly tokens: Iterator<Token>
  private ahead: Token | null = null

  constructor(lines: readonly string[]) {
    this.tokens = tokensOf(lines)
  }

  private next(): Token | null {
    const token = this.ahead ?? (this.tokens.next().value as Token | undefined) ?? null
    this.ahead = null
    if (token) this.line = token.line
    return token
  }

  word(expected: string): string {
    const token = this.next()
    if (!token) throw new FormatError(this.line, `The file ends before ${expected}.`)
    if (token.quoted) throw new FormatError(token.line, `A name stands where ${expected} should be.`)
    return token.text
  }

  /** The words of an option in square brackets. */
  option(first: string): string[] {
    const words = [first.slice(1)]
    while (!words.at(-1)!.endsWith(']')) words.push(this.word('the ] that ends an option'))
    words.push(words.pop()!.slice(0, -1))
    return words.filter((word) => word !== '')
  }

  name(): string {
    const token = this.next()
    if (!token) throw new FormatError(this.line, 'The file ends before all candidates are named.')
    if (!token.quoted) throw new FormatError(token.line, `"${shortened(token.text)}" is no name in quotation marks.`)
    return token.text
  }

  /** What follows the title is for people. */
  title(): string | null {
    const token = this.next()
    return token?.quoted ? token.text : null
  }
}

function* tokensOf(lines: readonly string[]): Generator<Token> {
  const token = /\s+|#.*|\/\*.*?\*\/|"([^"]*)"|“([^”]*)”|([^\s"#“]+)/gy
  for (const [at, line] of lines.entries()) {
    token.lastIndex = 0
    while (token.lastIndex < line.length) {
      const found = token.exec(line)
      if (!found) throw new FormatError(at + 1, 'A name is not closed by a quotation mark.')
      const quoted = found[1] ?? found[2]
      if (quoted !== undefined) yield { text: quoted.trim(), line: at + 1, quoted: true }
      else if (found[3] !== undefined) yield { text: found[3], line: at + 1, quoted: false }
    }
  }
}
