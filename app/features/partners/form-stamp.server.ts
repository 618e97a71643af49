import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { env } from '#app/platform/env.server.ts'

const SOONEST = 2_000
const LATEST = 24 * 3_600_000

/** Signed proof of when a form was handed out, carrying the id its record will get: sent twice, it is kept once. */
export function makeFormStamp(now = Date.now(), id = randomUUID()) {
  const body = `${now.toString(36)}.${id}`
  return `${body}.${signature(body)}`
}

/**
 * The record id of a form and how long to hold it back: what comes quicker than anybody types waits, so that a
 * script gains nothing and a browser that fills in by itself loses nothing. Null when it is forged or too old.
 */
export function readFormStamp(stamp: unknown, now = Date.now()) {
  if (typeof stamp !== 'string' || stamp.length > 200) return null
  const [time = '', id = '', given = ''] = stamp.split('.')
  if (!same(given, signature(`${time}.${id}`))) return null
  const age = now - parseInt(time, 36)
  return age >= 0 && age <= LATEST ? { id, wait: Math.max(0, SOONEST - age) } : null
}

/**
 * The name of the field that nobody sees, another one on each form: no browser has a value of that name to fill in, and no script
 * learns to leave it out.
 */
export function honeypotName(stamp: unknown) {
  return `f${createHmac('sha256', env.SESSION_SECRET)
    .update(`interest trap ${String(stamp)}`)
    .digest('hex')
    .slice(0, 12)}`
}

function same(given: string, expected: string) {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function signature(body: string) {
  return createHmac('sha256', env.SESSION_SECRET).update(`interest form ${body}`).digest('base64url')
}
