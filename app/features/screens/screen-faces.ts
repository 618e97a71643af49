/** What a projector can show. Nothing appears on one without a moderator's act; within a face, what is live stays so. */
export const FACE_KINDS = [
  'table',
  'tables',
  'text',
  'ballot',
  'result',
  'speakers',
  'timer',
  'welcome',
  'blank',
] as const
export type FaceKind = (typeof FACE_KINDS)[number]

/** Those that need no more than their name. */
export const PLAIN_FACES = [
  'table',
  'tables',
  'speakers',
  'timer',
  'ballot',
  'result',
  'welcome',
  'blank',
] as const satisfies FaceKind[]

export type Face =
  | { kind: (typeof PLAIN_FACES)[number] }
  /** A section, or these of its blocks, counted from 1; `proposed`: what somebody would write in their place. */
  | { kind: 'text'; sectionId: string; first?: number; last?: number; proposed?: string }

export const MOST_SCREENS = 12
export const PROPOSED_LENGTH = 2000
