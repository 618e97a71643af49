import { type Limits, TokenBucket } from './limits.ts'

type Kind = 'updates' | 'bytes' | 'work' | 'presence' | 'joins' | 'keptVersions'
type Buckets = Record<Kind, TokenBucket>
export type Rates = Record<Kind, Pick<TokenBucket, 'take' | 'spend'>>

/** Somebody with several windows has more than one window's share, not as many shares as windows. */
const WINDOWS = 3
/** By then every allowance is whole again. */
const FORGET_MS = 30 * 60_000

/** The rates of everybody at this node: per connection and per person, never per address, for a plenary room shares one. */
export class RateLimits {
  /** Kept beyond the connection, so that reconnecting gains nothing. */
  private readonly people = new Map<string, { buckets: Buckets; seen: number }>()

  constructor(private readonly limits: Limits) {}

  /** Those of one more connection of this person. */
  ofConnection(personId: string): Rates {
    const window = bucketsOf(this.limits, 1)
    const both = (kind: Kind) => ({
      take: (cost = 1) => {
        const wait = window[kind].take(cost)
        if (wait) return wait
        const forAll = this.ofPerson(personId)[kind].take(cost)
        // Refused for the person as a whole: given back to the window.
        if (forAll) window[kind].spend(-cost)
        return forAll
      },
      spend: (cost: number) => {
        window[kind].spend(cost)
        this.ofPerson(personId)[kind].spend(cost)
      },
    })
    return {
      updates: both('updates'),
      bytes: both('bytes'),
      work: both('work'),
      presence: both('presence'),
      joins: both('joins'),
      keptVersions: both('keptVersions'),
    }
  }

  private ofPerson(personId: string): Buckets {
    const now = performance.now()
    const known = this.people.get(personId)
    if (known) {
      known.seen = now
      return known.buckets
    }
    for (const [id, { seen }] of this.people) if (now - seen > FORGET_MS) this.people.delete(id)
    const buckets = bucketsOf(this.limits, WINDOWS)
    this.people.set(personId, { buckets, seen: now })
    return buckets
  }
}

/** A letter costs next to nothing and is not counted. */
const FREE_MS = 2

/** The time that an update took is charged to its author, whose next update waits for it. */
export function charge({ work }: Rates, ms: number) {
  if (ms > FREE_MS) work.spend(ms)
}

function bucketsOf(limits: Limits, times: number): Buckets {
  const bucket = (perSecond: number, burst: number) => new TokenBucket(perSecond * times, burst * times)
  return {
    updates: bucket(limits.updatesPerSecond, limits.updateBurst),
    bytes: bucket(limits.bytesPerSecond, limits.bytesPerSecond * 2),
    work: bucket(limits.workPerSecond, limits.workPerSecond * 10),
    presence: bucket(limits.presencePerSecond, limits.presencePerSecond * 2),
    joins: bucket(limits.joinsPer10s / 10, limits.joinsPer10s),
    // However many windows.
    keptVersions: new TokenBucket(limits.keptVersionsPerHour / 3600, Math.max(1, limits.keptVersionsPerHour / 2)),
  }
}
