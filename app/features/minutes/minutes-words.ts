/** The states of minutes, as the database checks them too. */
export const MINUTES_STATES = ['draft', 'corrections', 'approved'] as const
export type MinutesState = (typeof MINUTES_STATES)[number]

/** What becomes of a correction that somebody proposes. */
export const CORRECTION_STATES = ['open', 'taken', 'declined', 'withdrawn'] as const
export type CorrectionState = (typeof CORRECTION_STATES)[number]

export const SUMMARY_LIMIT = 2000
export const REASON_LIMIT = 500

export const DEFAULT_CORRECTION_DAYS = 7
export const MOST_CORRECTION_DAYS = 60

export const LINE_KINDS = [
  'begun',
  'present',
  'speech',
  'ballot',
  'decision',
  'action',
  'paused',
  'resumed',
  'ended',
  'tables-drawn',
  'tables-begun',
  'tables-ended',
] as const
export type LineKind = (typeof LINE_KINDS)[number]

/** A line is named after the row that it says: `speech:019b…`. */
export const lineKey = (kind: LineKind, id: string) => `${kind}:${id}`

export const FILE_FORMATS = ['md', 'docx', 'pdf', 'json'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]
