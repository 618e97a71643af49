import { databaseNow } from '#app/platform/clock.server.ts'
import { TokenBucket } from '../collab/wire/limits.ts'
import type { LiveSocket } from './live-socket.ts'

const ASKED_PER_SECOND = 2
const ASKED_AT_ONCE = 20
/** So long the difference between this process's stopwatch and the database's clock is taken for granted. */
const KNOWN_MS = 30_000

let comparedAt = -Infinity
let comparing: Promise<number>

/**
 * The database's clock, which every moment is written down in: several nodes say the same, whatever their own clocks show. It is asked once in a
 * while, and what lies between is a stopwatch, which nobody puts right.
 */
async function timeNow() {
  if (performance.now() - comparedAt > KNOWN_MS) {
    comparedAt = performance.now()
    comparing = compare()
    comparing.catch(() => (comparedAt = -Infinity))
  }
  return performance.now() + (await comparing)
}

async function compare() {
  const asked = performance.now()
  const said = await databaseNow()
  return said.getTime() - (asked + performance.now()) / 2
}

/** A page asks a few times and believes the fastest answer. Nothing is said of why there is none: it asks again when it is back. */
export function serveTime(socket: LiveSocket) {
  const budget = new TokenBucket(ASKED_PER_SECOND, ASKED_AT_ONCE)
  socket.on('time', (_nothing, ack) => {
    if (typeof ack !== 'function' || budget.take()) return
    timeNow().then(ack, () => {})
  })
}
