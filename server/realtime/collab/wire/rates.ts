import { type Limits, TokenBucket } from './limits.ts'
import type { CollabSocket } from './socket.ts'

type Kind = 'updates' | 'bytes' | 'work' | 'presence' | 'joins'
type Buckets = Record<Kind, TokenBucket>
type Rates = Record<Kind, Pick<TokenBucket, 'take' | 'spend'>>
const rates = new WeakMap<CollabSocket, Rates>()

/** Somebody with several windows has more than one window's share, not as many shares as windows. */
const WINDOWS = 3
const FORGET_MS = 60_000
const people = new WeakMap<Limits, Map<string, { buckets: Buckets; seen: number }>>()

/** Per socket and per person, never per address: a plenary room shares one. */
export function rateOf(socket: CollabSocket, limits: Limits): Rates {
  let own = rates.get(socket)
  if (!own) {
    const { personId } = socket.data.actor
    const window = bucketsOf(limits, 1)
    const both = (kind: Kind) => ({
      take(cost = 1) {
        const wait = window[kind].take(cost)
        if (wait) return wait
        const forAll = ofPerson(limits, personId)[kind].take(cost)
        // What is not taken costs the window nothing.
        if (forAll) window[kind].spend(-cost)
        return forAll
      },
      spend(cost: number) {
        window[kind].spend(cost)
        ofPerson(limits, personId)[kind].spend(cost)
      },
    })
    own = {
      updates: both('updates'),
      bytes: both('bytes'),
      work: both('work'),
      presence: both('presence'),
      joins: both('joins'),
    }
    rates.set(socket, own)
  }
  return own
}

/** A letter costs next to nothing and is not counted. */
const FREE_MS = 2

/** What somebody's words took of the process is theirs to make up for before the next are taken. */
export function charge({ limits }: { limits: Limits }, { socket }: { socket: CollabSocket }, ms: number) {
  if (ms > FREE_MS) rateOf(socket, limits).work.spend(ms)
}

/** Kept beyond the connection: whoever comes back at once has not more to spend. */
function ofPerson(limits: Limits, personId: string): Buckets {
  let all = people.get(limits)
  if (!all) people.set(limits, (all = new Map()))
  const now = performance.now()
  const known = all.get(personId)
  if (known) {
    known.seen = now
    return known.buckets
  }
  for (const [id, { seen }] of all) if (now - seen > FORGET_MS) all.delete(id)
  const buckets = bucketsOf(limits, WINDOWS)
  all.set(personId, { buckets, seen: now })
  return buckets
}

function bucketsOf(limits: Limits, times: number): Buckets {
  const bucket = (perSecond: number, burst: number) => new TokenBucket(perSecond * times, burst * times)
  return {
    updates: bucket(limits.updatesPerSecond, limits.updateBurst),
    bytes: bucket(limits.bytesPerSecond, limits.bytesPerSecond * 2),
    work: bucket(limits.workPerSecond, limits.workPerSecond * 10),
    presence: bucket(limits.presencePerSecond, limits.presencePerSecond * 2),
    joins: bucket(limits.joinsPer10s / 10, limits.joinsPer10s),
  }
}
