import type { Socket } from 'socket.io'
import { TokenBucket } from './limits.ts'
import type { Limits } from './types.ts'

type Rates = { updates: TokenBucket; bytes: TokenBucket; presence: TokenBucket; joins: TokenBucket; garbage: TokenBucket }
const rates = new WeakMap<Socket, Rates>()

/** Per socket, never per address: a plenary room shares one. */
export function rateOf(socket: Socket, limits: Limits): Rates {
  let own = rates.get(socket)
  if (!own) {
    own = {
      updates: new TokenBucket(limits.updatesPerSecond, limits.updateBurst),
      bytes: new TokenBucket(limits.bytesPerSecond, limits.bytesPerSecond * 2),
      presence: new TokenBucket(limits.presencePerSecond, limits.presencePerSecond * 2),
      joins: new TokenBucket(limits.joinsPer10s / 10, limits.joinsPer10s),
      garbage: new TokenBucket(0.1, 5),
    }
    rates.set(socket, own)
  }
  return own
}
