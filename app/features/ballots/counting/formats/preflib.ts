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

/**
 * PrefLib's orders (.soc .soi .toc .toi), with the header of today ("# ALTERNATIVE NAME 1: ...", "3: 1,{2,4}") or that of before 2022
 * (number of candidates, "1,name", "voters,sum,orders", "3,1,{2,4}"). N. Mattei & T. Walsh, "PrefLib: A Library for Preferences", 2013.
 */
export function parsePreflib(text: string): Election {
  const lines = linesOf(text)
  return lines.some((line) => line.startsWith('#')) ? parseToday(lines) : parseBefore(lines)
}

function parseToday(lines: readonly string[]): Election {
  const header = new Map<string, string>()
  for (const line of lines) {
    const found = /^#\s*([^:]+?)\s*:\s*(.*?)\s*$/.exec(line)
    if (found) header.set(found[1]!.toUpperCase(), found[2]!)
  }
  const count = wholeNumber(
    header.get('NUMBER ALTERNATIVES') ?? '',
    lineOf(lines, 'NUMBER ALTERNATIVES'),
    'NUMBER ALTERNATIVES',
  )
  const names = Array.from({ length: count }, (_, at) => header.get(`ALTERNATIVE NAME ${at + 1}`))
  const missing = names.indexOf(undefined)
  if (missing !== -1) throw new FormatError(1, `The header has no ALTERNATIVE NAME ${missing + 1}.`)
  const ballots = lines.flatMap((line, at) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const found = /^\s*([^:]*?)\s*:(.*)$/.exec(line)
    if (!found) throw new FormatError(at + 1, `"${shortened(line)}" is no "count: order".`)
    return [readBallot(found[1]!, found[2]!, at + 1, count)]
  })
  checkVoters(header.get('NUMBER VOTERS'), ballots, lineOf(lines, 'NUMBER VOTERS'))
  return electionOf(names as string[], ballots, header.get('TITLE') || null)
}

function parseBefore(lines: readonly string[]): Election {
  const rows = lines.map((line, at) => ({ text: line.trim(), line: at + 1 })).filter(({ text }) => text !== '')
  const count = wholeNumber(rows[0]!.text, rows[0]!.line, 'The number of candidates')
  const names = rows.slice(1, count + 1).map(({ text, line }, at) => {
    const [number, ...name] = text.split(',')
    if (number !== String(at + 1) || name.length === 0)
      throw new FormatError(line, `"${shortened(text)}" does not name candidate ${at + 1}.`)
    return name.join(',').trim()
  })
  const sums = rows[count + 1]
  if (!sums || names.length < count)
    throw new FormatError(rows.at(-1)!.line, 'The file ends before all candidates are named.')
  const ballots = rows.slice(count + 2).map(({ text, line }) => {
    const comma = text.indexOf(',')
    if (comma === -1) throw new FormatError(line, `"${shortened(text)}" is no "count,order".`)
    return readBallot(text.slice(0, comma), text.slice(comma + 1), line, count)
  })
  checkVoters(sums.text.split(',')[0], ballots, sums.line)
  return electionOf(names, ballots, null)
}

function lineOf(lines: readonly string[], key: string) {
  return (
    Math.max(
      0,
      lines.findIndex((line) => line.toUpperCase().includes(key)),
    ) + 1
  )
}

function readBallot(count: string, order: string, line: number, candidates: number) {
  const weight = wholeNumber(count.trim(), line, 'How many cast an order')
  const places = order.match(/\{[^{}]*\}|[^,{}\s][^,{}]*/g) ?? []
  const left = order.replace(/\{[^{}]*\}/g, '')
  if (/[{}]/.test(left)) throw new FormatError(line, 'A brace of equal candidates is not closed.')
  const ranking: Ranking = places.map((place) =>
    place
      .replace(/[{}]/g, '')
      .split(',')
      .map((one) => candidateNumber(one.trim(), line, candidates)),
  )
  return { answer: checkRanking(ranking, line), weight }
}

function checkVoters(said: string | undefined, ballots: Election['ballots'], line: number) {
  if (!said) return
  const voters = wholeNumber(said.trim(), line, 'The number of voters')
  const found = ballots.reduce((sum, { weight }) => sum + weight!, 0)
  if (voters !== found) throw new FormatError(line, `The header says ${voters} voters, the file has ${found}.`)
}

function electionOf(names: readonly string[], ballots: Election['ballots'], title: string | null): Election {
  const candidates = names.map((name, at) => ({ id: String(at + 1), name, withdrawn: false }))
  return { title, seats: null, candidates, ballots }
}
