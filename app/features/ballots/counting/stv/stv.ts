import { type Cast, indexOf, placeIn, weightOf } from '../cast.ts'
import { lotOrder } from '../lot.ts'
import type { Ranking } from '../ranking.ts'

/** How a tie was broken: by the votes of an earlier round, or by the lot that was drawn when the ballot opened. */
export type StvTie = { between: string[]; chosen: string; by: 'earlier-round' | 'lot'; round: number | null }

/** Votes that moved on: `to` is null where a ballot names nobody else who could use it. */
export type StvTransfer = { from: string; to: string | null; votes: number }

export type StvRound = {
  /** Why votes moved: nothing yet, more votes than a place needs, or fewer than anybody else. */
  cause: { kind: 'first' } | { kind: 'surplus'; of: string[] } | { kind: 'exclusion'; of: string }
  tie: StvTie | null
  transfers: StvTransfer[]
  /** By option, in the order of the ballot, after the transfers; 0 for who has left. */
  votes: Record<string, number>
  /** Votes whose ballots name nobody else who could use them, in all so far. */
  exhausted: number
  /** Parts of votes that were cut off by the rule's decimals, in all so far. */
  lost: number
  quota: number
  /** Who reached the quota in this round, most votes first. */
  elected: string[]
  /** Who takes a place without the quota because no more are left than there are places. */
  remaining: string[]
}

export type StvResult = {
  seats: number
  ballots: number
  quota: number
  /** In the order in which they were elected. */
  elected: string[]
  rounds: StvRound[]
  /** The lot in its order where it decided something, else null. */
  lot: string[] | null
}

export type StvOptions = { seats: number; seed: string }

/** Ballots with the same preferences, as one. */
export type Papers = { choices: number[]; count: bigint }

/**
 * Ballots as they are counted: the same ones together, those that rank nobody left out. A ballot with two in one place is followed up
 * to there: no rule says whose it would be.
 */
export function papersOf(options: readonly string[], casts: readonly Cast<Ranking>[]): Papers[] {
  const index = indexOf(options)
  const papers = new Map<string, Papers>()
  for (const cast of casts) {
    const choices = choicesOf(index, cast.answer)
    if (choices.length === 0) continue
    const key = choices.join()
    const known = papers.get(key) ?? { choices, count: 0n }
    known.count += BigInt(weightOf(cast))
    papers.set(key, known)
  }
  // In an order that does not depend on that of the votes.
  return [...papers.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

function choicesOf(index: ReadonlyMap<string, number>, ranking: Ranking): number[] {
  const named = ranking.flat().map((option) => placeIn(index, option))
  if (new Set(named).size !== named.length) throw new RangeError('A ranking names an option twice')
  const places = ranking.filter((place) => place.length > 0)
  const shared = places.findIndex((place) => place.length > 1)
  return named.slice(0, shared === -1 ? undefined : shared)
}

/** Throws a RangeError unless there is a place to fill and no more of them than options. */
export function checkSeats(seats: number, options: readonly string[]) {
  if (!Number.isSafeInteger(seats) || seats < 1) throw new RangeError(`Places are a whole number from 1, not ${seats}`)
  if (seats > options.length) throw new RangeError(`There are ${seats} places and only ${options.length} options`)
}

/** Sums of what moved between two options. */
export class Flows {
  private readonly sums = new Map<string, { from: number; to: number | null; votes: bigint }>()

  add(from: number, to: number | null, votes: bigint) {
    if (votes === 0n) return
    const key = `${from}>${to}`
    const known = this.sums.get(key)
    if (known) known.votes += votes
    else this.sums.set(key, { from, to, votes })
  }

  /** In the order of the ballot, who leaves and to whom; those without a further choice last. */
  list(options: readonly string[], scale: number): StvTransfer[] {
    const last = options.length
    return [...this.sums.values()]
      .sort((x, y) => x.from - y.from || (x.to ?? last) - (y.to ?? last))
      .map(({ from, to, votes }) => ({
        from: options[from]!,
        to: to === null ? null : options[to]!,
        votes: Number(votes) / scale,
      }))
  }
}

/** Breaks ties as a ballot's rule says and remembers whether the lot had to. */
export class Ties {
  private drawn: string[] | null = null
  private readonly history: bigint[][] = []
  last: StvTie | null = null

  constructor(
    private readonly options: readonly string[],
    private readonly seed: string,
  ) {}

  remember(votes: readonly bigint[]) {
    this.history.push([...votes])
  }

  get lot() {
    return this.drawn
  }

  /** Whoever had most (or fewest) votes in the latest earlier round in which the tied ones differed, else the first of the lot. */
  choose(tied: readonly number[], prefer: 'most' | 'fewest', earlierRounds = true): number {
    if (tied.length === 1) return tied[0]!
    let rest = [...tied]
    for (let round = this.history.length - 1; earlierRounds && round >= 0; round--) {
      const votes = rest.map((at) => this.history[round]![at]!)
      const best = votes.reduce((found, one) => ((prefer === 'most' ? one > found : one < found) ? one : found))
      rest = rest.filter((_, at) => votes[at] === best)
      if (rest.length === 1) return this.told(tied, rest[0]!, 'earlier-round', round + 1)
    }
    this.drawn ??= lotOrder(this.options, this.seed)
    const names = rest.map((at) => this.options[at]!)
    const chosen = this.drawn.find((option) => names.includes(option))!
    return this.told(tied, this.options.indexOf(chosen), 'lot', null)
  }

  private told(tied: readonly number[], at: number, by: StvTie['by'], round: number | null) {
    this.last = { between: tied.map((one) => this.options[one]!), chosen: this.options[at]!, by, round }
    return at
  }
}
