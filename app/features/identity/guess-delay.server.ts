import { setTimeout as wait } from 'node:timers/promises'

import { remember } from '#app/platform/remember.server.ts'

const FORGET_AFTER = 30 * 60_000
const FREE_GUESSES = 5
const LONGEST = 8_000
const MOST_ACCOUNTS = 20_000

type Guesses = { count: number; at: number }
const guesses = remember('sign-in-guesses', () => new Map<string, Guesses>())

/**
 * Every guess at one account, from anywhere, makes the next one slower; none is refused, so that
 * strangers cannot lock the owner out. Counted before the check: guesses sent at once wait as well.
 */
export async function slowDown(account: string) {
  const now = Date.now()
  const known = guesses.get(account)
  const count = known && now - known.at < FORGET_AFTER ? known.count + 1 : 1
  guesses.delete(account)
  guesses.set(account, { count, at: now })
  if (guesses.size > MOST_ACCOUNTS) guesses.delete(guesses.keys().next().value as string)
  const delay = delayFor(count)
  if (delay) await wait(delay)
}

export function forgetGuesses(account: string) {
  guesses.delete(account)
}

export function delayFor(count: number) {
  return count <= FREE_GUESSES ? 0 : Math.min(LONGEST, 125 * 2 ** (count - FREE_GUESSES))
}
