import type { ErrorCode } from './error-codes.ts'

/**
 * What an event may change on an open page. `roundtable` is told of everything that the feed says; the others name a part of pages that is
 * loaded for itself.
 */
export type Topic = 'roundtable' | 'outline' | 'threads' | 'indicators' | 'imports' | 'ballots' | 'votes' | 'members' | 'publication' | 'bin'

/** The `/live` namespace: everything that is not document text. The server names what changed; pages fetch it again. */
export type LiveEvent = {
  name: string
  roundtableId: string
  subjectType: string
  subjectId: string
  topics: readonly Topic[]
  /** The section, ballot or indicator pages of which should look again. */
  scope: { sectionId?: string; indicatorId?: string; ballotId?: string }
}

export type LiveAck = { ok: true } | { ok: false; code: ErrorCode }

export type LiveClientMessages = {
  /** Follow one roundtable's events. Refused as not-found for whoever may not see it. */
  join: (message: { roundtableId: string }, ack: (answer: LiveAck) => void) => void
  leave: (message: { roundtableId: string }, ack: (answer: LiveAck) => void) => void
}

export type LiveServerMessages = {
  event: (event: LiveEvent) => void
  /** The session ended or access was taken away: the page must load again. */
  revoked: (message: { reason: 'signed-out' | 'membership' }) => void
}
