import type { Server } from '../adapters/types.ts'
import type { Cluster } from './postgres.ts'
import type { System } from './systems.ts'

/** One measurement, as it is written down: what, of whom, which time, and its numbers. */
export type Result = { scenario: string; system: System; repeat: number; at: string; load: number } & (
  { ok: true; numbers: Record<string, number | null>; notes?: string[] } | { ok: false; why: string }
)

export type Context = {
  cluster: Cluster | null
  folder: string
  repeat: number
  /** A server of this system, fresh, on the database of this run. */
  start: (system: System, options?: { redisUrl?: string; database?: string; node?: string }) => Promise<Server>
  /** Processor time that the database of this system has used so far, in milliseconds. */
  databaseCpu: (system: System, server: Server) => number
  say: (line: string) => void
  /** Kills what is left running. */
  end: () => Promise<void>
}

export type Measured = { numbers: Record<string, number | null>; notes?: string[] }

export type Scenario = {
  name: string
  systems: readonly System[]
  /** Longer is a failure. */
  limitMs: number
  run: (context: Context, system: System) => Promise<Measured>
}

/** What a run found that must not be: nothing measured counts then. */
export class Incorrect extends Error {}
