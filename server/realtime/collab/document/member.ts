import type { PresenceIdentity, ReadReason } from '#app/shared/collab-messages.ts'
import type { Actor, Seat } from '#app/shared/roles.ts'
import { type CollabSocket, roomOf } from '../wire/socket.ts'
import type { Identity } from './author.ts'
import { UpdateOrder } from './update-order.ts'

/** `known`: the newest row its author had seen when writing it. */
export type Update = { cseq: number; bytes: Uint8Array; known?: number; assembled?: boolean }

/** An update that comes in parts, as far as it has come: at most one a channel, for the parts come in order. */
export type Assembly = { cseq: number; count: number; parts: Uint8Array[]; size: number; timer: NodeJS.Timeout }

/** Whoever writes does so from a seat: every row names the person, the organisation and the group, and the gate at which they were let in. */
export type Writer = { mayWrite: true; seat: Seat; identity: Identity; gate: number; reason?: undefined }
export type Reader = {
  mayWrite: false
  seat: Seat | null
  identity: Identity | null
  reason: ReadReason | undefined
  mayPropose: boolean
}

/** The role is being looked up again. */
export type Review = {
  known: Promise<void>
  /** There was another reason to look it up since it was last asked for. */
  isStale: boolean
}

export type MemberState =
  /** The JOIN is not answered yet. */
  | { is: 'joining' }
  /** In the document's room: hears its ticks. */
  | { is: 'listening' }
  /** Does not read as fast as the others write: left out of the ticks until it does. */
  | { is: 'lagging' }
  /** Shown nothing until it is known whether it may be; it comes in anew then. */
  | { is: 'suspended' }
  /** Out of the document. `denial`: what a JOIN that is still under way is answered, where the server put them out. */
  | { is: 'left'; denial: 'GONE' | 'AUTH' | 'RETRY' | null }

/** One person's open channel to one document, which is of this type: see row.ts. */
export type MemberOf<Document extends { channel: number }> = {
  readonly socket: CollabSocket
  readonly actor: Actor
  readonly document: Document
  readonly clientId: number
  /** That id, and those of their drafts. */
  readonly own: ReadonlySet<number>
  readonly person: PresenceIdentity
  state: MemberState
  role: Writer | Reader
  /** While there is one, their updates wait for its answer. */
  review: Review | null
  /** Set while the text is kept before most of it goes: what else they send waits behind it. */
  hold: Promise<void> | null
  /** Updates that wait for either, oldest first. */
  readonly queue: Update[]
  readonly order: UpdateOrder
  assembly: Assembly | null
  /** Up to which of their updates is stored, in which row, and up to which they have been told so. */
  readonly acks: { cseq: number; seq: number; sent: number }
  /** A request for the difference waits for its turn. */
  resyncing: boolean
  cursor: { anchor: string; head: string } | null
  /** In a crowd: whom this one is shown, with the cursor they were last shown at, and of how many. */
  crowdView: { cursors: Map<number, MemberOf<Document>['cursor']>; count: number } | null
}

type Given<Document extends { channel: number }> = Pick<
  MemberOf<Document>,
  'socket' | 'document' | 'person' | 'own' | 'role'
>

export function newMember<Document extends { channel: number }>(given: Given<Document>): MemberOf<Document> {
  return {
    ...given,
    actor: given.socket.data.actor,
    clientId: given.person.clientId,
    state: { is: 'joining' },
    review: null,
    hold: null,
    queue: [],
    order: new UpdateOrder(),
    assembly: null,
    acks: { cseq: 0, seq: 0, sent: 0 },
    resyncing: false,
    cursor: null,
    crowdView: null,
  }
}

export function hasLeft({ state }: { state: MemberState }) {
  return state.is === 'left'
}

const REACHED_FROM: Record<MemberState['is'], MemberState['is'][]> = {
  joining: [],
  listening: ['joining', 'listening', 'lagging'],
  lagging: ['listening'],
  suspended: ['joining', 'listening', 'lagging', 'suspended'],
  left: ['joining', 'listening', 'lagging', 'suspended'],
}

type Moving = { state: MemberState; socket: Pick<CollabSocket, 'join' | 'leave'>; document: { channel: number } }

/** The only way from one state to another: who hears the ticks is who is in the room. False where the state cannot follow. */
export function enter(member: Moving, state: MemberState): boolean {
  if (!REACHED_FROM[state.is].includes(member.state.is)) return false
  member.state = state
  const room = roomOf(member.document.channel)
  void (state.is === 'listening' ? member.socket.join(room) : member.socket.leave(room))
  return true
}
