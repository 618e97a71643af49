import { setTimeout as wait } from 'node:timers/promises'
import { resetLimit, spent } from '#app/platform/rate-limit.server.ts'

const FREE_GUESSES = 5
const LONGEST = 8_000

/**
 * Every guess at one account, from anywhere and at any node, makes the next one slower; none is refused, so that
 * strangers cannot lock the owner out. Counted before the check: guesses sent at once wait as well.
 */
export async function slowDown(account: string) {
  const delay = delayFor(await spent('guess', account))
  if (delay) await wait(delay)
}

export function forgetGuesses(account: string) {
  return resetLimit('guess', account)
}

export function delayFor(count: number) {
  return count <= FREE_GUESSES ? 0 : Math.min(LONGEST, 125 * 2 ** (count - FREE_GUESSES))
}
