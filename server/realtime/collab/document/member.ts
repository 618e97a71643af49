import type { PresenceIdentity, ReadReason } from '#app/shared/collab-messages.ts'
import type { Actor, Seat } from '#app/shared/roles.ts'
import type { CollabSocket } from '../wire/socket.ts'
import type { Identity } from './author.ts'

/** `known`: the newest row its author had seen when writing it. */
export type Update = { cseq: number; bytes: Uint8Array; known?: number; assembled?: boolean }

/** An update that comes in parts, as far as it has come: at most one a channel, for the parts come in order. */
export type Assembly = { cseq: number; count: number; parts: Uint8Array[]; size: number; timer: NodeJS.Timeout }

/** One person's open channel to one document, which is of this type: see row.ts. */
export type MemberOf<Document> = {
  socket: CollabSocket
  actor: Actor
  document: Document
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
  /** Up to here they have been told that their updates are stored. */
  ackSent: number
  lagging: boolean
  /** Set while the role is looked up again: their updates wait for the answer. */
  review: Promise<void> | null
  /** How often there was reason to look the role up. */
  changes: number
  /** Set while the text is kept before most of it goes: what else they send waits behind it. */
  hold: Promise<void> | null
  /** Updates that wait for either, oldest first. */
  line: Update[]
  assembly: Assembly | null
  /** A request for the difference waits for its turn. */
  resyncing: boolean
  /** Shown nothing until it is known whether they still may be. */
  hushed: boolean
  /** Set when they were put out: what a JOIN that is still under way is answered. */
  out: 'GONE' | 'AUTH' | 'RETRY' | null
  cursor: { anchor: string; head: string } | null
  live: boolean
  /** In a crowd: whom this one is shown, with the cursor they were last shown at, and of how many. */
  shown: Map<number, MemberOf<Document>['cursor']> | null
  shownCount: number
}
