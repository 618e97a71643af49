import type { Pool } from 'pg'
import type { Namespace } from 'socket.io'
import type { DocumentChapters } from '#app/features/live-documents/document-chapter.server.ts'
import type { ClientMessage } from '#app/shared/collab-messages.ts'
import type { NodeLinks } from '../../nodes/links.ts'
import type { CommitQueue } from '../log/flush.ts'
import type { Claimant } from '../log/ownership.ts'
import type { DocumentRegistry } from '../log/registry.ts'
import type { Schema } from '../log/schema-move.ts'
import type { Log } from '../measures/log.ts'
import type { Stats } from '../measures/stats.ts'
import type { Limits } from '../wire/limits.ts'
import type { RateLimits } from '../wire/rates.ts'
import type { RemoteSockets } from '../wire/remote-sockets.ts'
import type { CollabSocket } from '../wire/socket.ts'

/** What the host has to know of an event: which standings may have changed. */
export type AccessEvent = {
  name: string
  roundtableId: string | null
  subjectType: string
  subjectId: string
  data?: Record<string, unknown>
}

export type CollabOptions = {
  pool: Pool
  log: Log
  /** Who answers for the texts of a kind of subject. */
  subjects: DocumentChapters
  onEvent?: (listener: (event: AccessEvent) => void) => () => void
  onSessionEnded?: (listener: (end: { sessionId: string }) => void) => () => void
  /** Milliseconds between two merged broadcasts to a room of this many people. */
  tick?: (people: number) => number
  /** Stands in for the measured lateness of the event loop. */
  lag?: () => number
  /** Stands in for the present version of the schema. */
  schema?: Schema
  /** Whether each connection of the pool has a database session of its own; those to the embedded database share one. */
  preparedStatements?: boolean
  /** The lines to the other nodes of this installation; without them every document is this node's own. */
  links?: NodeLinks | null
  limits?: Partial<Limits>
}

/** What is asked of the part that serves documents together with other nodes. */
export type ClusterPort = {
  /** This node's side of documents that others own. */
  edge: {
    channels(socket: { id: string }): number
    join(socket: CollabSocket, owner: string, bytes: Uint8Array): void
    forward(socket: CollabSocket, message: Exclude<ClientMessage, { type: 'join' }>, bytes: Uint8Array): void
    disconnected(socket: CollabSocket): void
  }
  remotes: Pick<RemoteSockets, 'toRoom'>
  stop(): Promise<void>
}

/** Everything the handlers share. */
export type Collab = {
  namespace: Namespace
  options: CollabOptions
  limits: Limits
  rates: RateLimits
  pool: Pool
  log: Log
  documents: DocumentRegistry
  queue: CommitQueue
  /** What it takes to serve documents together with other nodes; null alone. */
  cluster: ClusterPort | null
  stats: Stats
  /** As what this node takes texts over. */
  claimant: Claimant
  schema: Schema
  draining: boolean
  /** Milliseconds by which the event loop is late. */
  lag: () => number
  /** JOINs that are being answered. */
  joining: number
  /** How often roles were looked at again: tells a JOIN under way that its answer may be old. */
  reviews: number
}
