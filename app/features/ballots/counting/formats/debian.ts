import { grouped } from '../cast.ts'
import { type Election, FormatError, linesOf, shortened } from './election.ts'

/** "Option 2-------->: Ari Pollak", with the lines that lead to its column before it. */
const OPTION = /Option\s+([0-9A-Za-z])\s*-*>?\s*:\s*(.+?)\s*$/
const VOTE = /^\s*V:\s+(\S+)/

/**
 * A tally sheet of the Debian project's votes: a column for each option, in it the rank that the voter gave it, from 1 and beyond 9
 * with letters, or a minus for none. Equal ranks are equal; gaps between ranks mean nothing.
 */
export function parseDebian(text: string): Election {
  const lines = linesOf(text)
  const names = lines.flatMap((line) => OPTION.exec(line)?.[2] ?? [])
  if (names.length === 0) throw new FormatError(1, 'No line names an option, as "Option 1---->: name" does.')
  const ballots = lines.flatMap((line, at) => {
    const ranks = VOTE.exec(line)?.[1]
    return ranks === undefined ? [] : [{ answer: rankingOf(ranks, names.length, at + 1), weight: 1 }]
  })
  if (ballots.length === 0) throw new FormatError(lines.length, 'The file ends without a vote.')
  const candidates = names.map((name, at) => ({ id: String(at + 1), name, withdrawn: false }))
  return { title: null, seats: null, candidates, ballots }
}

function rankingOf(ranks: string, count: number, line: number): string[][] {
  if (ranks.length !== count)
    throw new FormatError(line, `"${shortened(ranks)}" has ${ranks.length} ranks for ${count} options.`)
  const ranked = [...ranks].flatMap((rank, at) => {
    if (rank === '-') return []
    const place = Number.parseInt(rank, 36)
    if (!(place >= 1)) throw new FormatError(line, `"${rank}" is no rank.`)
    return [{ id: String(at + 1), place }]
  })
  return grouped(
    ranked.sort((a, b) => a.place - b.place),
    ({ place }) => place,
  ).map((place) => place.map(({ id }) => id))
}
