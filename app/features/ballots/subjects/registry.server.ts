import { joined, sql } from '#app/platform/sql.server.ts'
import { agendaItem } from './agenda-item/subject.server.ts'
import { indicator } from './indicator/subject.server.ts'
import { indicators } from './indicators/subject.server.ts'
import { question } from './question/subject.server.ts'
import { section } from './section/subject.server.ts'
import type { Subject } from './subject.server.ts'
import { SUBJECT_TYPES, type SubjectType } from './subject-types.ts'

export const SUBJECTS: Record<SubjectType, Subject> = {
  indicator,
  section,
  'agenda-item': agendaItem,
  question,
  indicators,
}

/** Joins to ballots `b` what they are about, `s`, as it reads now; a ballot on what is in the bin has no row, nor one that is only prepared. */
export const JOIN_SUBJECT = sql`JOIN LATERAL (${joined(
  SUBJECT_TYPES.map((type) => SUBJECTS[type].row),
  ' UNION ALL ',
)}) s ON b."state" <> 'created'`
