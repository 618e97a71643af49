import { availableParallelism } from 'node:os'
import { databaseKind } from '#tests/setup/database-kind.ts'

/** The same scenario runs in both forms: short beside every other test, full alone on the machine. Read once, here. */
export const isFull = process.env.FAULTS === 'full'

export function scaled<T>({ short, full }: { short: T; full: T }): T {
  return isFull ? full : short
}

/** The short form shares the machine with whatever else is being tested, so its bounds in time are wider; its other bounds are not. */
export const patience = scaled({ short: 10, full: 1 })

export const seed = Number(process.env.FAULTS_SEED ?? 1)
/** The short form of what is the same on either database is not run a second time on the other. */
export const repeated = !isFull && databaseKind === 'PostgreSQL'
export const cores = availableParallelism()

export type Random = {
  /** From 0 up to, but not including, 1. */
  next(): number
  below(limit: number): number
  pick<T>(from: readonly T[]): T
}

/** A run of numbers that the seed and the name alone decide (mulberry32). */
export function randomOf(name: string, from = seed): Random {
  let state = from >>> 0
  for (const letter of name) state = Math.imul(state ^ letter.charCodeAt(0), 0x9e3779b1) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { next, below, pick: (from) => from[below(from.length)]! }
}
