import type { ErrorCode } from './error-codes.ts'
import type { SessionPart, ToldPart } from './session-parts.ts'

/** What a roundtable's pages are made of. `roundtable` hears everything that the feed says; `standing`, what everybody may do here. */
export const ROUNDTABLE_TOPICS = [
  'roundtable',
  'standing',
  'outline',
  'threads',
  'indicators',
  'imports',
  'ballots',
  'votes',
  'answered',
  'members',
  'publication',
  'sessions',
  'outcomes',
  'bin',
] as const
/** What is one thing with an id of its own; `desk` is what moderators alone see of a session, by the id of that. */
export const SUBJECT_TOPICS = ['section', 'indicator', 'ballot', 'person', 'session', 'desk'] as const

export type RoundtableTopic = (typeof ROUNDTABLE_TOPICS)[number]
export type SubjectTopic = (typeof SUBJECT_TOPICS)[number]
export type Topic = RoundtableTopic | SubjectTopic

/** The topic and the id of its roundtable or of the thing itself: `votes:019b…`. */
export const topicName = (topic: Topic, id: string) => `${topic}:${id}`

/** What of an event's things open pages may show. Never sent: it only says which topics are told. */
export type Scope = { sectionId?: string; indicatorId?: string; ballotId?: string; sessionId?: string }

/** `parts`: which parts of its session an event has changed, where it is not all that its name stands for. */
export type EventScope = Scope & { parts?: readonly SessionPart[] }

/** How many of each group have answered a ballot, and of how many: by ballot, then by group. */
export type Counts = Record<string, Record<string, [voted: number, eligible: number]>>

/** What is somebody's own, for nobody's pages but theirs: their answers, by ballot, and whether they are at a session, by session. */
export type OwnAnswers = Record<string, { answer: unknown; updatedAt: string; enteredBy?: string }>

/** What is put in place of what a page was loaded with. */
export type Told = { counts: Counts; own: OwnAnswers }

/** The `/live` namespace: everything that is not document text. Pages that follow one of the topics load again. */
export type LiveEvent = {
  topics: string[]
  /** Such events come in numbers, and what hurries is told as counts: some seconds later is early enough. */
  calm?: true
}

/** Who has a page about one thing open: all of them after `join`, then who came and who left. */
export type Presence = { id: string; all?: true; here: string[]; gone: string[] }

export type LiveAck = { ok: true } | { ok: false; code: ErrorCode }

export type LiveClientMessages = {
  /** Follow what a page of this roundtable shows. Refused like the page's own route where one of the topics is not the reader's to see. `presence`: also who else has a page about these things open. */
  join: (
    message: { roundtableId: string; topics: string[]; presence?: boolean },
    ack: (answer: LiveAck) => void,
  ) => void
  leave: (message: { topics: string[]; presence?: boolean }, ack: (answer: LiveAck) => void) => void
  /** What time it is by the clock that every moment is written down in. Not answered to whoever asks without end. */
  time: (nothing: null, ack: (now: number) => void) => void
}

export type LiveServerMessages = {
  event: (event: LiveEvent) => void
  /** To be put in place without a load. */
  counts: (counts: Counts) => void
  own: (own: OwnAnswers) => void
  presence: (presence: Presence) => void
  /** A part of a session, whole. */
  part: (part: ToldPart) => void
  /** The session ended or access was taken away: the page must load again. */
  revoked: (message: { reason: 'signed-out' | 'membership' }) => void
}
