import { z } from 'zod'

/** Raised when the envelope changes: client and server of different numbers refuse each other. */
export const PROTOCOL = 2

/** What is larger than `updateBytes` goes in parts. */
export const SEND_LIMITS = { updateBytes: 256 * 1024, assembledBytes: 4 * 1024 * 1024, assemblyMs: 10_000, presenceBytes: 256, draftClients: 64 } as const

export const DENIED_CODES = ['AUTH', 'GONE', 'LINEAGE', 'UPGRADE', 'CLIENTID', 'FULL', 'RETRY'] as const
export const NACK_CODES = [
  'READONLY', 'SIZE', 'RATE', 'VOCAB', 'GAP', 'CLIENTID', 'LINEAGE', 'MASSDELETE', 'MALFORMED',
] as const
export const KICK_CODES = ['AUTH', 'GONE', 'PROTOCOL', 'REPLACED', 'RELOAD'] as const
export const READ_REASONS = ['locked', 'agreed', 'role', 'damaged'] as const

export type DeniedCode = (typeof DENIED_CODES)[number]
export type NackCode = (typeof NACK_CODES)[number]
export type KickCode = (typeof KICK_CODES)[number]
export type ReadReason = (typeof READ_REASONS)[number]

const count = z.number().int().min(0)
const clientId = count.max(0xffffffff)

const role = z.object({ role: z.enum(['writer', 'reader']), reason: z.enum(READ_REASONS).optional() })
const person = z.object({
  clientId,
  personId: z.string(),
  name: z.string(),
  organisation: z.string(),
  groupCode: z.string(),
  groupColour: z.string(),
})
const cursor = z.object({ clientId, anchor: z.string(), head: z.string() })

/** The parts of messages that are too rare to be worth a binary form. */
export const parts = {
  join: z.object({
    protocol: count,
    ref: count,
    sectionId: z.uuid(),
    lineage: z.uuid().optional(),
    schemaVersion: count,
    clientId,
    draftClientIds: z.array(clientId).max(SEND_LIMITS.draftClients),
  }),
  joined: role.extend({
    ref: count,
    channel: count,
    documentId: z.string(),
    lineage: z.string(),
    headSeq: count,
    acked: count,
    tickMs: count,
    personId: z.string(),
    people: z.array(person),
    /** All who are there, where not all are shown. */
    count: count.optional(),
    cursors: z.array(cursor),
  }),
  denied: z.object({ ref: count, code: z.enum(DENIED_CODES), retryMs: count.optional(), lineage: z.string().optional() }),
  presence: z.object({ in: z.array(person).optional(), at: z.array(cursor).optional(), out: z.array(clientId).optional(), count: count.optional() }),
  role,
}

export type JoinRequest = z.infer<typeof parts.join>
export type Joined = z.infer<typeof parts.joined>
export type Denied = z.infer<typeof parts.denied>
/** Who somebody is, as the server knows it: nobody can claim another name or group. */
export type PresenceIdentity = z.infer<typeof person>
/** A selection, as base64 of two encoded Yjs relative positions; empty when nothing is selected. */
export type PresenceCursor = z.infer<typeof cursor>
export type PresenceChanges = z.infer<typeof parts.presence>
export type RoleNotice = z.infer<typeof role>

export type ClientMessage =
  | { type: 'join'; request: JoinRequest; stateVector: Uint8Array }
  | { type: 'update'; channel: number; cseq: number; bytes: Uint8Array }
  | { type: 'chunk'; channel: number; cseq: number; index: number; count: number; bytes: Uint8Array }
  | { type: 'presence'; channel: number; anchor: Uint8Array; head: Uint8Array }
  | { type: 'resync'; channel: number; stateVector: Uint8Array }
  | { type: 'leave'; channel: number }

export type ServerMessage =
  | { type: 'joined'; joined: Joined; update: Uint8Array }
  | { type: 'denied'; denied: Denied }
  | { type: 'ack'; channel: number; cseq: number; seq: number }
  | { type: 'nack'; channel: number; cseq: number; code: NackCode; retryMs: number }
  | { type: 'tick'; channel: number; fromSeq: number; toSeq: number; update: Uint8Array; presence: PresenceChanges | null }
  | { type: 'diff'; channel: number; headSeq: number; update: Uint8Array }
  | { type: 'role'; channel: number; notice: RoleNotice }
  | { type: 'kick'; channel: number; code: KickCode }
  | { type: 'lineage'; channel: number; lineage: string }
  | { type: 'drain'; retryMs: number }
