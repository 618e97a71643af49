import { setTimeout as wait } from 'node:timers/promises'
import { resetLimit, spentBeyond } from '#app/platform/rate-limit.server.ts'

const FIRST_MS = 250
const LONGEST_MS = 8_000

/**
 * Every guess at one account, from anywhere and at any node, makes the next one slower; none is refused, so that
 * strangers cannot lock the owner out. Counted before the check: guesses sent at once wait as well.
 */
export async function slowDown(account: string) {
  const delay = await countGuess(account)
  if (delay) await wait(delay)
}

/** Counts a guess and says how long it waits: twice as long with each beyond the free ones. */
export async function countGuess(account: string) {
  const beyond = await spentBeyond('guess', account)
  return beyond ? Math.min(LONGEST_MS, FIRST_MS * 2 ** (beyond - 1)) : 0
}

export function forgetGuesses(account: string) {
  return resetLimit('guess', account)
}
