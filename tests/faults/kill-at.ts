import pg from 'pg'
import { sqlOf } from './statement.ts'

/** Part of a statement, and whether the process dies before it is sent or once it is answered; of several that fit, at which. */
export type KillPoint = { at: string; when: 'before' | 'after'; times?: number }

export const die = () => process.kill(process.pid, 'SIGKILL')

/** Counts down to the moment that was chosen. */
export function countdown({ when, times = 1 }: KillPoint) {
  let left = times
  return () => {
    const now = --left === 0
    if (now && when === 'before') die()
    return now
  }
}

/** Ends this process, without a word, at a statement that it sends to the database. */
export function dieAt(killAt: KillPoint) {
  const isNow = countdown(killAt)
  const prototype = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown }
  const { query } = prototype
  // A pool asks with a callback, everybody else waits for a promise.
  prototype.query = function (...given: unknown[]) {
    const now = sqlOf(given[0]).includes(killAt.at) && isNow()
    const answer = given.at(-1)
    if (now && typeof answer === 'function') given[given.length - 1] = die
    const result = query.apply(this, given)
    if (now && result instanceof Promise) void result.then(die, die)
    return result
  }
}
