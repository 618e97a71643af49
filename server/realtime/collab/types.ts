import type { Namespace } from 'socket.io'
import type { Pool } from 'pg'
import type { DocumentChapters } from '#app/features/live-documents/document-chapter.server.ts'
import type { ReadReason, PresenceIdentity } from '#app/shared/collab-messages.ts'
import type { Actor, Seat } from '#app/shared/roles.ts'
import type { NodeLinks } from '../nodes/links.ts'
import type { Across } from './cluster/across-nodes.ts'
import type { CommitQueue } from './log/flush.ts'
import type { LiveDocument } from './document/live-document.ts'
import type { Move } from './document/moves.ts'
import type { Id, StoredRelocation, Unplaced } from './document/carry/stranded.ts'
import type { DocumentRegistry } from './log/registry.ts'
import type { Stats } from './measures/stats.ts'

export type Log = {
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}

/** A client's line, whether it ends at this node or at another. */
export type CollabSocket = {
  readonly id: string
  readonly data: { actor: Actor }
  readonly connected: boolean
  emit(event: string, message: unknown): unknown
  join(room: string): unknown
  leave(room: string): unknown
  disconnect(close?: boolean): unknown
}

/** What the host has to know of an event: which standings may have changed. */
export type AccessEvent = { name: string; roundtableId: string | null; subjectType: string; subjectId: string; data?: Record<string, unknown> }

export type CollabOptions = {
  pool: Pool
  log: Log
  /** Durable-first is the product; relay-first exists to measure what durability costs. */
  relay: 'durable-first' | 'relay-first'
  /** Who answers for the texts of a kind of subject. */
  subjects: DocumentChapters
  onEvent?: (listener: (event: AccessEvent) => void) => () => void
  onSessionEnded?: (listener: (end: { sessionId: string }) => void) => () => void
  /** Milliseconds between two merged broadcasts to a room of this many people. */
  tick?: (people: number) => number
  /** Stands in for the measured lateness of the event loop. */
  lag?: () => number
  schemaVersion?: number
  /** Whether each connection of the pool has a database session of its own; those to the embedded database share one. */
  preparedStatements?: boolean
  /** The lines to the other nodes of this installation; without them every document is this node's own. */
  links?: NodeLinks | null
  limits?: Partial<Limits>
}

export type Limits = {
  updatesPerSecond: number
  updateBurst: number
  bytesPerSecond: number
  /** Milliseconds of this process, of each second, that one window may take for its updates. */
  workPerSecond: number
  updateBytes: number
  assembledBytes: number
  assemblyMs: number
  presencePerSecond: number
  joinsPer10s: number
  joinsAtOnce: number
  /** How long somebody may not read before they are cut off. */
  laggingMs: number
  channelsPerSocket: number
  pendingBytesPerDocument: number
  /** How many updates of one channel may wait for an answer about its author's role. */
  heldUpdates: number
  pendingBytesPerNode: number
  documentBytes: number
  documentLetters: number
  documentDepth: number
  /** Blocks, texts, cells and everything else that is a node of its own. */
  documentElements: number
  /** Columns times rows of one table, with what cells reach over. */
  tableArea: number
  /** An update that deletes more than both makes a version first. */
  massDeletionLetters: number
  massDeletionShare: number
  compactRows: number
  compactBytes: number
  idleUnloadMs: number
  /** How long words whose place was cut wait for it to be pasted, before they are offered back. */
  pasteMs: number
  /** How long a document stays with a node that no longer renews its claim. */
  leaseMs: number
}

/** Who is answerable for a row of the log. */
export type Identity = { personId: string; organisationId: string; groupId: string }

/** A Yjs client id belongs to one person for the life of the document. */
export type Binding = Identity & { stored: boolean }

export const ROW_KIND = { edit: 0, server: 1, repair: 3 } as const

export type Row = {
  document: LiveDocument
  seq: number
  clientId: number
  clientSeq: number
  kind: number
  identity: Identity | null
  bytes: Uint8Array
  /** Bindings that must be stored with or before this row. */
  bind: number[]
  /** Text that this row put where it was not before. */
  moved: Move[]
  /** Where letters and blocks went that this row put elsewhere. */
  relocated: StoredRelocation[]
  /** Words that it left without a place, and those that it brought to one after all. */
  unplaced: Unplaced[]
  placed: Id[]
  member: Member | null
  at: number
  /** Sent to the database, or somebody counts on it as it is: nothing may be merged into it any more. */
  sealed: boolean
}

/** `known`: the newest row its author had seen when writing it. */
export type Update = { cseq: number; bytes: Uint8Array; known?: number; assembled?: boolean }

/** One person's open channel to one document. */
export type Member = {
  socket: CollabSocket
  actor: Actor
  document: LiveDocument
  seat: Seat | null
  identity: Identity | null
  clientId: number
  /** That id, and those of their drafts. */
  own: ReadonlySet<number>
  person: PresenceIdentity
  mayWrite: boolean
  reason: ReadReason | undefined
  nextCseq: number | null
  /** Set after a refusal: what was already on its way behind the refused update is dropped in silence. */
  awaiting: boolean
  /** A final refusal waits until what was taken before it is stored. */
  refusing: { cseq: number } | null
  ackTo: number
  ackSeq: number
  lagging: boolean
  /** Set while the role is looked up again: their updates wait for the answer. */
  review: Promise<void> | null
  /** How often there was reason to look the role up. */
  changes: number
  /** Set while the text is kept before most of it goes: what else they send waits behind it. */
  hold: Promise<void> | null
  /** Updates that wait for either, oldest first. */
  line: Update[]
  /** Shown nothing until it is known whether they still may be. */
  hushed: boolean
  /** Set when they were put out: what a JOIN that is still under way is answered. */
  out: 'GONE' | 'AUTH' | 'RETRY' | null
  cursor: { anchor: string; head: string } | null
  live: boolean
  /** In a crowd: whom this one is shown, with the cursor they were last shown at, and of how many. */
  shown: Map<number, Member['cursor']> | null
  shownCount: number
}

/** Everything the handlers share. */
export type Collab = {
  namespace: Namespace
  options: CollabOptions
  limits: Limits
  pool: Pool
  log: Log
  documents: DocumentRegistry
  queue: CommitQueue
  /** What it takes to serve documents together with other nodes; null alone. */
  across: Across | null
  stats: Stats
  schemaVersion: number
  draining: boolean
  /** Milliseconds by which the event loop is late. */
  lag: () => number
  /** JOINs that are being answered. */
  joining: number
  /** How often roles were looked at again: tells a JOIN under way that its answer may be old. */
  reviews: number
}
