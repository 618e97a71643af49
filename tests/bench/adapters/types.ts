import type * as Yjs from 'yjs'
import type { Probe } from '../lib/processes.ts'

export type StartOptions = {
  /** A folder for the server alone; it may be empty or that of an earlier run. */
  dataDir: string
  port: number
  /** A PostgreSQL to use instead of what the system brings along. */
  databaseUrl?: string
  redisUrl?: string
}

export type Server = {
  url: string
  pid: number
  stop: () => Promise<void>
  kill: () => Promise<void>
  ask: <T>(probe: Probe, rest?: object) => Promise<T>
}

export type ConnectOptions = {
  url: string
  document: string
  ydoc: Yjs.Doc
  /** The Yjs that made `ydoc`, where it cannot be found. */
  Y?: typeof Yjs
  /** Who connects, as a number; the document's client id unless told otherwise. */
  person?: number
}

export type Connection = {
  /** The text of the server is in `ydoc`, and what `ydoc` held before is on its way. */
  synced: Promise<void>
  /** Everything edited in `ydoc` so far was confirmed by the server. What that is worth differs: see the README. */
  acknowledged: () => boolean
  close: () => void
}

export type Adapter = {
  start: (options: StartOptions) => Promise<Server>
  connect: (options: ConnectOptions) => Connection
}
