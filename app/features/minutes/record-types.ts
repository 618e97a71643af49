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
  /** Of an item that broke the room up. */
  tables?: RecordTables
}
/** The break-out tables of an item: by what they were drawn, who sat where, and what they wrote. */
export type RecordTables = {
  /** With it, the ids below and the groups anybody can draw again. */
  seed: string
  drawnAt: string
  by: RecordPerson | null
  /** How many draws were made before and replaced. */
  replaced: number
  begunAt: string | null
  endedAt: string | null
  tables: RecordTable[]
  /** Whom a moderator took off every table. */
  apart: RecordSeat[]
}
export type RecordTable = { number: number; question: string; people: RecordSeat[]; notes: DocumentNode }
export type RecordSeat = RecordPerson & {
  id: string
  groupId: string
  reporter: boolean
  /** The table that the draw gave them; null for whoever came later. */
  drawnTo: number | null
  /** A moderator put them where they are. */
  moved: boolean
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

/** The texts of the namespace `minutes` in the reader's language. */
export type Texts = (key: string, values?: Record<string, string | number>) => string
