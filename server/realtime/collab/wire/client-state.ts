import type { Actor } from '#app/shared/roles.ts'
import { LatestJoins } from './latest-joins.ts'
import { TokenBucket } from './limits.ts'
import type { RateLimits, Rates } from './rates.ts'

const LINES_PER_SECOND = 0.2
const LINES_AT_ONCE = 5

/** What this node keeps of one client's connection; it is the socket's `data`, and goes with the socket. */
export class ClientState {
  readonly rates: Rates
  readonly joins = new LatestJoins()
  /** The rooms that it was taken out of because it does not read, until it does. */
  readonly skippedRooms = new Set<string>()
  /** How many of its refusals the log takes. */
  readonly refusalLines = new TokenBucket(LINES_PER_SECOND, LINES_AT_ONCE)
  unloggedRefusals = 0

  constructor(
    readonly actor: Actor,
    limits: RateLimits,
  ) {
    this.rates = limits.ofConnection(actor.personId)
  }
}
