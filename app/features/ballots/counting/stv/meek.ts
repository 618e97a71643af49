import type { Cast } from '../cast.ts'
import type { Ranking } from '../ranking.ts'
import {
  checkSeats,
  Flows,
  type Papers,
  papersOf,
  type StvOptions,
  type StvResult,
  type StvRound,
  Ties,
} from './stv.ts'

const SCALE = 1_000_000_000
const ONE = BigInt(SCALE)
/** A total surplus below a millionth of a vote is none. */
const OMEGA = 1_000n

type Cause = StvRound['cause']

/**
 * Single transferable vote by Meek's method as in the reference rule of the Proportional Representation Foundation, with nine decimals:
 * every elected candidate keeps the part of each ballot that brings them to the quota, which is worked out anew as ballots run out.
 * Ties by lot. B. L. Meek 1969; I. D. Hill, B. A. Wichmann & D. R. Woodall, "Algorithm 123", Computer Journal 30 (1987) 277-281.
 * Throws a RangeError where there are more seats than options.
 */
export function stvMeek(options: readonly string[], casts: readonly Cast<Ranking>[], how: StvOptions): StvResult {
  checkSeats(how.seats, options)
  return new Count(options, papersOf(options, casts), how).run()
}

class Count {
  private readonly keep: bigint[]
  private readonly elected: number[] = []
  private readonly excluded = new Set<number>()
  private readonly rounds: StvRound[] = []
  private readonly ties: Ties
  private readonly total: bigint
  /** What each option has of each kind of ballot, and the rest that nobody keeps, in the last round and in this. */
  private before: bigint[][] | null = null
  private parts: bigint[][] = []
  private votes: bigint[] = []
  private quota = 0n
  private surplus = 0n

  constructor(
    private readonly options: readonly string[],
    private readonly papers: readonly Papers[],
    private readonly how: StvOptions,
  ) {
    this.keep = options.map(() => ONE)
    this.ties = new Ties(options, how.seed)
    this.total = papers.reduce((sum, { count }) => sum + count, 0n)
  }

  run(): StvResult {
    let cause: Cause = { kind: 'first' }
    let tie: StvRound['tie'] = null
    while (this.total > 0n && !this.isComplete()) {
      const elected = this.iterate()
      this.close(cause, tie, elected)
      this.ties.last = null
      if (elected.length) cause = { kind: 'surplus', of: this.elected.map((at) => this.options[at]!) }
      else if (!this.isComplete()) cause = { kind: 'exclusion', of: this.options[this.exclude()]! }
      tie = this.ties.last
    }
    return {
      seats: this.how.seats,
      ballots: Number(this.total),
      quota: Number(this.quota) / SCALE,
      elected: this.elected.map((at) => this.options[at]!),
      rounds: this.rounds,
      lot: this.ties.lot,
    }
  }

  private isComplete() {
    return this.elected.length >= this.how.seats || this.hopeful().length === 0
  }

  private hopeful() {
    return [...this.options.keys()].filter((at) => !this.elected.includes(at) && !this.excluded.has(at))
  }

  /** Keeps and quota are worked out anew until somebody is elected or no surplus is left. */
  private iterate(): number[] {
    let previous: bigint | null = null
    for (;;) {
      this.distribute()
      const kept = this.votes.reduce((sum, votes) => sum + votes, 0n)
      this.quota = kept / BigInt(this.how.seats + 1) + 1n
      const reached = this.hopeful()
        .filter((at) => this.votes[at]! >= this.quota)
        .sort(this.byVotes)
      this.elected.push(...reached)
      const sum = this.elected.reduce((all, at) => all + this.votes[at]! - this.quota, 0n)
      this.surplus = sum > 0n ? sum : 0n
      if (reached.length) return reached
      if (this.surplus < OMEGA || (previous !== null && this.surplus >= previous)) return []
      previous = this.surplus
      for (const at of this.elected) this.keep[at] = up(up(this.keep[at]! * this.quota, ONE) * ONE, this.votes[at]!)
    }
  }

  private readonly byVotes = (a: number, b: number) =>
    this.votes[a] === this.votes[b] ? a - b : this.votes[a]! > this.votes[b]! ? -1 : 1

  private distribute() {
    this.votes = this.options.map(() => 0n)
    this.parts = this.papers.map(({ choices, count }) => {
      let left = ONE
      const parts = choices.map((choice) => {
        const part = up(left * this.keep[choice]!, ONE)
        left -= part
        this.votes[choice]! += part * count
        return part
      })
      return [...parts, left]
    })
  }

  private exclude(): number {
    const hopeful = this.hopeful()
    const lowest = hopeful.map((at) => this.votes[at]!).reduce((a, b) => (b < a ? b : a))
    const at = this.ties.choose(
      hopeful.filter((one) => this.votes[one]! <= lowest + this.surplus),
      'fewest',
      false,
    )
    this.excluded.add(at)
    this.keep[at] = 0n
    return at
  }

  private close(cause: Cause, tie: StvRound['tie'], elected: number[]) {
    const vacancies = this.how.seats - this.elected.length
    const rest = vacancies > 0 && this.hopeful().length <= vacancies ? this.hopeful().sort(this.byVotes) : []
    this.elected.push(...rest)
    const kept = this.votes.reduce((sum, votes) => sum + votes, 0n)
    this.rounds.push({
      cause,
      tie,
      transfers: this.flows().list(this.options, SCALE),
      votes: Object.fromEntries(this.options.map((option, at) => [option, Number(this.votes[at]) / SCALE])),
      exhausted: Number(this.total * ONE - kept) / SCALE,
      lost: 0,
      quota: Number(this.quota) / SCALE,
      elected: elected.map((at) => this.options[at]!),
      remaining: rest.map((at) => this.options[at]!),
    })
    this.before = this.parts
  }

  /** What moved since the last round, ballot by ballot: from who has less of it to the next who has more. */
  private flows(): Flows {
    const flows = new Flows()
    for (const [kind, { choices, count }] of this.papers.entries()) {
      const [before, now] = [this.before?.[kind], this.parts[kind]!]
      if (!before) continue
      const gains = now.map((part, at) => part - before[at]!)
      let to = 0
      for (const [from, change] of gains.entries()) {
        for (let loss = -change; loss > 0n;) {
          while (gains[to]! <= 0n) to++
          const moved = gains[to]! < loss ? gains[to]! : loss
          gains[to]! -= moved
          loss -= moved
          const [giver, taker] = [choices[from], choices[to]]
          if (giver !== undefined) flows.add(giver, taker ?? null, moved * count)
        }
      }
    }
    return flows
  }
}

/** A fraction of nine decimals, rounded up. */
function up(dividend: bigint, divisor: bigint) {
  return (dividend + divisor - 1n) / divisor
}
