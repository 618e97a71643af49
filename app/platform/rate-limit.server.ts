import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError } from '#app/shared/error-codes.ts'
import { redis } from './redis.server.ts'
import { remember } from './remember.server.ts'

const LIMITS = {
  /** Wrong passwords for one account from one address. */
  'sign-in-pair': { points: 8, duration: 15 * 60 },
  /** One address: a whole room of people behind one router signs in at the start of a session. */
  'sign-in-address': { points: 300, duration: 15 * 60 },
  'password-reset': { points: 5, duration: 60 * 60 },
  'password-reset-address': { points: 60, duration: 60 * 60 },
  interest: { points: 30, duration: 60 * 60 },
  'interest-mail': { points: 3, duration: 60 * 60 },
  invitation: { points: 200, duration: 60 * 60 },
  comment: { points: 60, duration: 60 },
  /** Loads of one projector's page: a session has a few changes a second at its busiest. */
  screen: { points: 1200, duration: 60 },
  proposal: { points: 60, duration: 10 * 60 },
  import: { points: 30, duration: 10 * 60 },
  /** Codes that somebody tries at one session until the right one. */
  'check-in': { points: 10, duration: 10 * 60 },
  signal: { points: 20, duration: 60 },
  export: { points: 60, duration: 10 * 60 },
  /** One calendar that looks for what is new, and guesses at the addresses of such from one network. */
  'calendar-feed': { points: 60, duration: 10 * 60 },
  'calendar-guess': { points: 60, duration: 10 * 60 },
  /** Everything somebody changes, whatever it is: far more than a person can do by hand. */
  change: { points: 600, duration: 10 * 60 },
  /** Guesses at one account, from anywhere: beyond these each makes the next one slower, and none is refused. */
  guess: { points: 5, duration: 30 * 60 },
} as const

export type LimitName = keyof typeof LIMITS

/** Several nodes count together in their Redis; while it is gone each counts for itself. */
const limiterOf = (name: LimitName) =>
  remember(`limit:${name}`, () => {
    const alone = new RateLimiterMemory({ keyPrefix: name, ...LIMITS[name] })
    const storeClient = redis()
    if (!storeClient) return alone
    return new RateLimiterRedis({
      storeClient,
      useRedisPackage: true,
      keyPrefix: `roundtable:${name}`,
      insuranceLimiter: alone,
      rejectIfRedisNotReady: true,
      ...LIMITS[name],
    })
  })

/** Spends one point of this key; throws DomainError('too-many') with the seconds to wait once they are used up. */
export async function limit(name: LimitName, key: string) {
  try {
    await limiterOf(name).consume(key)
  } catch (refusal) {
    throw tooMany(refusal)
  }
}

/** Spends one point of this key and says how many are spent beyond its limit; refuses nobody. */
export async function spentBeyond(name: LimitName, key: string): Promise<number> {
  const { consumedPoints } = await limiterOf(name).penalty(key)
  return Math.max(0, consumedPoints - LIMITS[name].points)
}

/** Gives the points of a key back, for example after the right password. */
export async function resetLimit(name: LimitName, key: string) {
  await limiterOf(name).delete(key)
}

function tooMany(refusal: unknown) {
  const wait = refusal instanceof RateLimiterRes ? Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) : 60
  return new DomainError('too-many', 'too-many', { seconds: wait, minutes: Math.ceil(wait / 60) })
}
