/**
 * What an open page of a session shows by parts, each told whole when an act has changed it and put in place without a load. The chapter
 * that a part belongs to says what it holds.
 */
export const SESSION_PARTS = ['clock', 'floor', 'present', 'noted', 'ballots', 'turnout', 'tables'] as const
/** For moderators alone. */
export const DESK_PARTS = ['desk-clock', 'desk-floor', 'signals', 'screens', 'desk-ballots', 'desk-note'] as const

export type SessionPart = (typeof SESSION_PARTS)[number] | (typeof DESK_PARTS)[number]

/** `version` is the room's when the part was read: of two, the higher is put in place. */
export type Part<Value = unknown> = { version: number; value: Value }

export type ToldPart = Part & { sessionId: string; part: SessionPart }

export const isDeskPart = (part: SessionPart) => (DESK_PARTS as readonly string[]).includes(part)

/** Whether a part that was told is put in the place of what is shown: what another node has told already stays. */
export const isNewer = (news: Pick<Part, 'version'>, shown: Pick<Part, 'version'> | undefined) =>
  news.version >= (shown?.version ?? 0)
