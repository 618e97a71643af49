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

const SCALE = 100_000
const ONE = BigInt(SCALE)

type Pile = { papers: Papers; at: number; value: bigint }
type Standing = 'hopeful' | 'elected' | 'excluded'

/**
 * Single transferable vote by the weighted inclusive Gregory method as in the Scottish Local Government Elections Order 2007 (SSI
 * 2007/42), schedule 1, rules 45 to 52. Quota floor(votes / (seats + 1)) + 1; a surplus takes all papers along at their value times
 * surplus over total, cut to five decimals; the largest surplus goes first, then whoever has fewest is excluded; ties by the latest
 * earlier stage in which the tied ones differed, then by lot. Throws a RangeError where there are more seats than options.
 */
export function stvWigm(options: readonly string[], casts: readonly Cast<Ranking>[], how: StvOptions): StvResult {
  checkSeats(how.seats, options)
  return new Count(options, papersOf(options, casts), how).run()
}

class Count {
  private readonly standing: Standing[]
  private readonly piles: Pile[][]
  private readonly votes: bigint[]
  private readonly surpluses = new Set<number>()
  private readonly elected: number[] = []
  private readonly rounds: StvRound[] = []
  private readonly ties: Ties
  private readonly quota: bigint
  private readonly total: bigint
  private exhausted = 0n

  constructor(
    private readonly options: readonly string[],
    papers: readonly Papers[],
    private readonly how: StvOptions,
  ) {
    this.standing = options.map(() => 'hopeful')
    this.piles = options.map(() => [])
    this.votes = options.map(() => 0n)
    this.ties = new Ties(options, how.seed)
    this.total = papers.reduce((sum, { count }) => sum + count, 0n)
    this.quota = (this.total / BigInt(how.seats + 1) + 1n) * ONE
    for (const one of papers) this.put({ papers: one, at: 0, value: ONE })
  }

  run(): StvResult {
    if (this.total > 0n) {
      this.close({ kind: 'first' }, new Flows(), null)
      while (!this.isComplete()) this.nextStage()
    }
    return {
      seats: this.how.seats,
      ballots: Number(this.total),
      quota: Number(this.quota / ONE),
      elected: this.elected.map((at) => this.options[at]!),
      rounds: this.rounds,
      lot: this.ties.lot,
    }
  }

  private isComplete() {
    return this.elected.length >= this.how.seats || this.hopeful().length === 0
  }

  private hopeful() {
    return [...this.options.keys()].filter((at) => this.standing[at] === 'hopeful')
  }

  private nextStage() {
    this.ties.last = null
    if (this.surpluses.size > 0) {
      const at = this.pick([...this.surpluses], 'most')
      this.surpluses.delete(at)
      const { last } = this.ties
      this.close({ kind: 'surplus', of: [this.options[at]!] }, this.moveSurplus(at), last)
    } else {
      const at = this.pick(this.hopeful(), 'fewest')
      this.standing[at] = 'excluded'
      const { last } = this.ties
      this.close({ kind: 'exclusion', of: this.options[at]! }, this.moveAll(at), last)
    }
  }

  private pick(from: readonly number[], prefer: 'most' | 'fewest') {
    const best = from.map((at) => this.votes[at]!).reduce((a, b) => ((prefer === 'most' ? b > a : b < a) ? b : a))
    return this.ties.choose(
      from.filter((at) => this.votes[at] === best),
      prefer,
    )
  }

  private moveSurplus(at: number): Flows {
    const [surplus, total] = [this.votes[at]! - this.quota, this.votes[at]!]
    return this.move(at, this.quota, (value) => (surplus * value) / total)
  }

  private moveAll(at: number): Flows {
    return this.move(at, 0n, (value) => value)
  }

  private move(from: number, left: bigint, valued: (value: bigint) => bigint): Flows {
    const flows = new Flows()
    const piles = this.piles[from]!
    this.piles[from] = []
    this.votes[from] = left
    for (const pile of piles) {
      const value = valued(pile.value)
      if (value === 0n) continue
      const to = this.put({ ...pile, value })
      flows.add(from, to, pile.papers.count * value)
    }
    return flows
  }

  /** Gives papers to the next continuing candidate they name. */
  private put({ papers, at, value }: Pile): number | null {
    const next = papers.choices.findIndex((choice, place) => place >= at && this.standing[choice] === 'hopeful')
    const votes = papers.count * value
    if (next === -1) {
      this.exhausted += votes
      return null
    }
    const to = papers.choices[next]!
    this.piles[to]!.push({ papers, at: next + 1, value })
    this.votes[to]! += votes
    return to
  }

  private close(cause: StvRound['cause'], flows: Flows, tie: StvRound['tie']) {
    const elected = this.byVotes(this.hopeful().filter((at) => this.votes[at]! >= this.quota))
    for (const at of elected) this.elect(at)
    const vacancies = this.how.seats - this.elected.length
    const rest = vacancies > 0 && this.hopeful().length <= vacancies ? this.byVotes(this.hopeful()) : []
    for (const at of rest) this.elect(at)
    const kept = this.votes.reduce((sum, votes) => sum + votes, 0n)
    this.ties.remember(this.votes)
    this.rounds.push({
      cause,
      tie,
      transfers: flows.list(this.options, SCALE),
      votes: Object.fromEntries(this.options.map((option, at) => [option, Number(this.votes[at]) / SCALE])),
      exhausted: Number(this.exhausted) / SCALE,
      lost: Number(this.total * ONE - kept - this.exhausted) / SCALE,
      quota: Number(this.quota) / SCALE,
      elected: elected.map((at) => this.options[at]!),
      remaining: rest.map((at) => this.options[at]!),
    })
  }

  private byVotes(candidates: number[]): number[] {
    const [rest, ordered]: [number[], number[]] = [[...candidates], []]
    while (rest.length) ordered.push(...rest.splice(rest.indexOf(this.pick(rest, 'most')), 1))
    return ordered
  }

  private elect(at: number) {
    this.standing[at] = 'elected'
    this.elected.push(at)
    if (this.votes[at]! > this.quota) this.surpluses.add(at)
  }
}
