import { countApproval } from '../approval.ts'
import type { Cast } from '../cast.ts'
import { type BlankGradeRule, majorityJudgment } from '../majority-judgment.ts'
import { countPairwise } from '../pairwise.ts'
import { rankedPairs } from '../ranked-pairs.ts'
import type { Ranking, UnrankedRule } from '../ranking.ts'
import { schulze } from '../schulze.ts'
import { countScores, type MissingRule } from '../score.ts'
import { stvMeek } from '../stv/meek.ts'
import type { StvResult } from '../stv/stv.ts'
import { stvWigm } from '../stv/wigm.ts'
import { parseBlt } from './blt.ts'
import { parseDebian } from './debian.ts'
import { type Election, FormatError } from './election.ts'
import { parsePreflib } from './preflib.ts'

const PARSERS = { blt: parseBlt, hil: parseBlt, preflib: parsePreflib, debian: parseDebian }
export type ElectionFormat = keyof typeof PARSERS
export const ELECTION_FORMATS = Object.keys(PARSERS) as ElectionFormat[]

export type RecountSettings = {
  seats: number
  seed: string
  unranked: UnrankedRule
  blank: BlankGradeRule
  missing: MissingRule
}

/** What a recount of an election says: candidates by name, keys of one shape whatever the method. */
type Recount = {
  winners: string[]
  rounds: unknown[]
  pairwise: Record<string, Record<string, number>> | null
} & Record<string, unknown>

type Counted = {
  options: string[]
  ballots: Cast<Ranking>[]
  settings: RecountSettings
  nameOf: (id: string) => string
}

const METHODS: Record<string, (counted: Counted) => Recount> = {
  schulze: ({ options, ballots, settings, nameOf }) => {
    const matrix = countPairwise(options, ballots, settings.unranked)
    const { winners, ranking, paths } = schulze(options, matrix)
    const named = (rows: number[][]) => byName(options, rows, nameOf)
    return {
      winners: winners.map(nameOf),
      ranking: ranking.map((place) => place.map(nameOf)),
      rounds: [],
      pairwise: named(matrix),
      paths: named(paths),
      unrankedRule: settings.unranked,
    }
  },
  'ranked-pairs': ({ options, ballots, settings, nameOf }) => {
    const matrix = countPairwise(options, ballots, settings.unranked)
    const { winners, ranking, steps, tied } = rankedPairs(options, matrix)
    return {
      winners: winners.map(nameOf),
      ranking: ranking?.map((place) => place.map(nameOf)) ?? null,
      tied,
      rounds: steps.map((step) => ({ ...step, winner: nameOf(step.winner), loser: nameOf(step.loser) })),
      pairwise: byName(options, matrix, nameOf),
      unrankedRule: settings.unranked,
    }
  },
  'stv-wigm': ({ options, ballots, settings, nameOf }) => stvNamed(stvWigm(options, ballots, settings), nameOf),
  'stv-meek': ({ options, ballots, settings, nameOf }) => stvNamed(stvMeek(options, ballots, settings), nameOf),
  approval: ({ options, ballots, nameOf }) => {
    const approved = ballots.map(({ answer, weight }) => ({ answer: answer.flat(), weight }))
    const { winners, ...result } = countApproval(options, approved)
    return { winners: winners.map(nameOf), rounds: [], pairwise: null, ...namedOptions(result, nameOf) }
  },
  score: ({ options, ballots, settings, nameOf }) => {
    const rule = { by: 'mean', missing: settings.missing, highest: options.length } as const
    const { winners, ...result } = countScores(options, ballots.map(gradesFrom(options.length)), rule)
    return {
      winners: winners.map(nameOf),
      rounds: [],
      pairwise: null,
      missingRule: settings.missing,
      ...namedOptions(result, nameOf),
    }
  },
  'majority-judgment': ({ options, ballots, settings, nameOf }) => {
    const rule = { grades: options.length + 1, blank: settings.blank }
    const { winners, ...result } = majorityJudgment(options, ballots.map(gradesFrom(options.length)), rule)
    return {
      winners: winners.map(nameOf),
      rounds: [],
      pairwise: null,
      blankGradeRule: settings.blank,
      ...namedOptions(result, nameOf),
    }
  },
}
export const ELECTION_METHODS = Object.keys(METHODS)

/**
 * Counts the election of a file by a method. Withdrawn candidates are taken out of every ballot first. A file of rankings has no grades:
 * `approval` takes whom a ballot names, `score` and `majority-judgment` take as many points as there are candidates for the first
 * place, one less for each place after it. Throws a FormatError with a sentence for whoever brought the file.
 */
export function recountElection(
  text: string,
  format: ElectionFormat,
  method: string,
  { seats, ...settings }: Omit<RecountSettings, 'seats'> & { seats: number | null },
): Recount {
  const election = PARSERS[format](text)
  const running = election.candidates.filter(({ withdrawn }) => !withdrawn)
  const options = running.map(({ id }) => id)
  const places = seats ?? election.seats ?? 1
  if (places > options.length)
    throw new FormatError(null, `There are ${places} seats and only ${options.length} candidates.`)
  const ballots = election.ballots.map(({ answer, weight }) => ({ answer: without(answer, options), weight }))
  return METHODS[method]!({ options, ballots, settings: { seats: places, ...settings }, nameOf: namesOf(election) })
}

function without(ranking: Ranking, options: readonly string[]): Ranking {
  const running = new Set(options)
  return ranking.map((place) => place.filter((id) => running.has(id))).filter((place) => place.length > 0)
}

/** Two candidates of one name are told apart by their numbers. */
function namesOf({ candidates }: Election) {
  const names = new Map(
    candidates.map(({ id, name }) => {
      const isOnly = candidates.filter((other) => other.name === name).length === 1
      return [id, isOnly ? name : `${name} (${id})`]
    }),
  )
  return (id: string) => names.get(id)!
}

function gradesFrom(best: number) {
  return ({ answer, weight }: Cast<Ranking>) => ({
    answer: Object.fromEntries(answer.flatMap((place, at) => place.map((id) => [id, best - at] as const))),
    weight,
  })
}

function byName(options: readonly string[], rows: number[][], nameOf: (id: string) => string) {
  return Object.fromEntries(
    options.map((option, a) => [
      nameOf(option),
      Object.fromEntries(options.flatMap((other, b) => (a === b ? [] : [[nameOf(other), rows[a]![b]!]]))),
    ]),
  )
}

function namedOptions<R extends { options: { id: string }[] }>(
  { options, ...rest }: R,
  nameOf: (id: string) => string,
) {
  return { ...rest, options: options.map(({ id, ...option }) => ({ name: nameOf(id), ...option })) }
}

function stvNamed({ elected, rounds, lot, ...result }: StvResult, nameOf: (id: string) => string): Recount {
  return {
    ...result,
    winners: elected.map(nameOf),
    lot: lot?.map(nameOf) ?? null,
    pairwise: null,
    rounds: rounds.map(({ cause, tie, transfers, votes, ...round }) => ({
      ...round,
      cause:
        cause.kind === 'first'
          ? cause
          : cause.kind === 'surplus'
            ? { ...cause, of: cause.of.map(nameOf) }
            : { ...cause, of: nameOf(cause.of) },
      tie: tie && { ...tie, between: tie.between.map(nameOf), chosen: nameOf(tie.chosen) },
      transfers: transfers.map(({ from, to, votes: moved }) => ({
        from: nameOf(from),
        to: to && nameOf(to),
        votes: moved,
      })),
      votes: Object.fromEntries(Object.entries(votes).map(([id, count]) => [nameOf(id), count])),
      elected: round.elected.map(nameOf),
      remaining: round.remaining.map(nameOf),
    })),
  }
}
