import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import type { CorrectionState, LineKind } from './minutes-words.ts'

/** What minutes say, without a word of any language of ours: pages and files are made of this, and it is what is frozen. */
export type MinutesRecord = {
  format: 'roundtable-minutes/1'
  roundtable: { number: number; title: { en: string; fr: string } }
  session: {
    id: string
    number: number
    title: string
    place: string
    timeZone: string
    plannedStart: string
    plannedEnd: string
    startedAt: string | null
    endedAt: string | null
  }
  rapporteur: RecordPerson | null
  attendance: Attendance
  items: RecordItem[]
  /** What the rapporteur wrote, as the editor holds it. */
  text: DocumentNode
  corrections: RecordCorrection[]
}

export type RecordPerson = { name: string; organisation: string; group: string }

export type Attendance = {
  /** How many sit at the table: those who were expected. */
  members: number
  present: number
  room: number
  remote: number
  /** Every group round the table in its order, those who were not there with a zero. */
  groups: AttendanceGroup[]
}
export type AttendanceGroup = {
  code: string
  name: { en: string; fr: string }
  members: number
  people: { name: string; organisation: string; mode: string; from: string; to: string | null }[]
}

export type RecordItem = {
  /** Null for what happened outside of the agenda that everybody sees. */
  id: string | null
  /** 2, 2.1 */
  number: string
  kind: string | null
  title: string
  plannedMinutes: number
  startedAt: string | null
  ranMs: number
  links: RecordLink[]
  lines: RecordLine[]
}
export type RecordLink = { type: string; id: string | null; title: string; url: string | null }

export type RecordLine = {
  key: string
  kind: LineKind
  at: string
  by: RecordPerson | null
  /** Of a speech: how long, and as what it was asked for. */
  spokenMs?: number
  speech?: string
  ballot?: RecordBallot
  /** Of a decision or an action. */
  number?: number
  text?: string
  owner?: RecordPerson | null
  dueOn?: string | null
  /** What the rapporteur wrote of it. */
  summary: string
  /** What it should have said, beside what was recorded. */
  corrected: string | null
  /** Why it was corrected or is left out, and who said so. */
  reason: string
  editor: string | null
  /** Left out: then nothing of what was recorded stands here. */
  hidden: boolean
  /** Put into another item or order than it was recorded in. */
  moved: boolean
  version: number
}

export type RecordBallot = {
  id: string
  code: string
  name: string
  round: number
  method: string
  openedAt: string
  closedAt: string | null
  /** Null until it is published. */
  result: Record<string, unknown> | null
}

export type RecordCorrection = {
  id: string
  by: RecordPerson
  at: string
  line: string
  quote: string
  proposal: string
  reason: string
  state: CorrectionState
  answer: string
  answeredBy: string | null
}
