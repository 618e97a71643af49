import type { DocumentSubject } from './document-subjects.ts'

/** Raised when the envelope changes: client and server of different numbers refuse each other. */
export const PROTOCOL = 6

/** What is larger than `updateBytes` goes in parts. */
export const SEND_LIMITS = {
  updateBytes: 256 * 1024,
  assembledBytes: 4 * 1024 * 1024,
  assemblyMs: 10_000,
  presenceBytes: 256,
  draftClients: 64,
} as const

export const DENIED_CODES = ['AUTH', 'GONE', 'LINEAGE', 'UPGRADE', 'CLIENTID', 'FULL', 'RETRY'] as const
export const NACK_CODES = ['READONLY', 'SIZE', 'RATE', 'VOCAB', 'GAP', 'CLIENTID', 'LINEAGE', 'MALFORMED'] as const
export const KICK_CODES = ['AUTH', 'GONE', 'PROTOCOL', 'REPLACED', 'RELOAD'] as const
export const READ_REASONS = ['locked', 'agreed', 'role', 'damaged'] as const

export type DeniedCode = (typeof DENIED_CODES)[number]
export type NackCode = (typeof NACK_CODES)[number]
export type KickCode = (typeof KICK_CODES)[number]
export type ReadReason = (typeof READ_REASONS)[number]

/** `proposer`: reads, and may propose words, which stand beside the text until somebody accepts them. */
export type RoleNotice = { role: 'writer' | 'proposer' | 'reader'; reason?: ReadReason }

/** For whom somebody sits at the table, as the others are shown it. */
export type Affiliation = { organisation: string; groupCode: string; groupColour: string }

/** Who somebody is, as the server knows it: nobody can claim another name or group. */
export type PresenceIdentity = Affiliation & { clientId: number; personId: string; name: string }

/** A selection, as base64 of two encoded Yjs relative positions; empty when nothing is selected. */
export type PresenceCursor = { clientId: number; anchor: string; head: string }

/** `count`: all who are there, where not all are shown. */
export type PresenceChanges = { in?: PresenceIdentity[]; at?: PresenceCursor[]; out?: number[]; count?: number }

export type JoinRequest = {
  protocol: number
  ref: number
  subject: DocumentSubject
  lineage?: string
  schemaVersion: number
  clientId: number
  draftClientIds: number[]
  /** What this copy knows to be stored: the newest row it has heard of, and its own client id's clock when all of that was acknowledged. */
  headSeq?: number
  stored?: number
  /** For a client id under which they left this text before, all of theirs stored up to that clock. */
  resumed?: { clock: number; lineage: string }
}

export type Joined = RoleNotice & {
  ref: number
  channel: number
  documentId: string
  lineage: string
  headSeq: number
  acked: number
  tickMs: number
  personId: string
  /** For whom they act, as the server knows it. */
  organisationId: string | null
  people: PresenceIdentity[]
  /** All who are there, where not all are shown. */
  count?: number
  cursors: PresenceCursor[]
}

/** `clock`: how much of this client id's text the server has, where that is less than was acknowledged. */
export type Denied = { ref: number; code: DeniedCode; retryMs?: number; lineage?: string; clock?: number }

export type ClientMessage =
  | { type: 'join'; request: JoinRequest; stateVector: Uint8Array }
  /** `known`: the newest row its author had seen when writing it. */
  | { type: 'update'; channel: number; cseq: number; known?: number; bytes: Uint8Array }
  | { type: 'chunk'; channel: number; cseq: number; known?: number; index: number; count: number; bytes: Uint8Array }
  | { type: 'presence'; channel: number; anchor: Uint8Array; head: Uint8Array }
  | { type: 'resync'; channel: number; stateVector: Uint8Array }
  | { type: 'leave'; channel: number }
  /** Words that were offered back are on the author's device. */
  | { type: 'kept'; channel: number }

export type ServerMessage =
  /** `authors`: of which group the letters are, in the form of collab-authors.ts. */
  | { type: 'joined'; joined: Joined; authors: Uint8Array; update: Uint8Array }
  | { type: 'denied'; denied: Denied }
  | { type: 'ack'; channel: number; cseq: number; seq: number }
  | { type: 'nack'; channel: number; cseq: number; code: NackCode; retryMs: number }
  | {
      type: 'tick'
      channel: number
      fromSeq: number
      toSeq: number
      update: Uint8Array
      presence: PresenceChanges | null
      /** What is new of it. */
      authors?: Uint8Array | null
    }
  | { type: 'diff'; channel: number; headSeq: number; authors: Uint8Array; update: Uint8Array }
  | { type: 'role'; channel: number; notice: RoleNotice }
  | { type: 'kick'; channel: number; code: KickCode }
  /** Words of the addressee's that were stored and have no place any more: somebody else deleted the block around them. */
  | { type: 'words'; channel: number; words: string }
  | { type: 'lineage'; channel: number; lineage: string }
  | { type: 'drain'; retryMs: number }
