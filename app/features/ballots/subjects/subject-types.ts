import { paths } from '#app/shared/paths.ts'
import type { MethodName } from '../methods/method-names.ts'

/** Every kind of record that can be voted on: a folder beside this file, a line in both registries, a column of "Ballot". */
export const SUBJECT_TYPES = ['indicator', 'section', 'agenda-item', 'question', 'indicators'] as const
export type SubjectType = (typeof SUBJECT_TYPES)[number]
export type SubjectRef = { type: SubjectType; id: string }

/** What a subject said when its ballot opened; what else it holds is the kind's own. */
export type Wording = { version: number; code: string; name: string }

type Leading = { id: string; roundtableId: string; subject: SubjectRef }

/** The page where a ballot is answered and read: an indicator shows its own, any other ballot has a page for itself. */
const PAGES: Record<SubjectType, (ballot: Leading) => string> = {
  indicator: ({ roundtableId, subject }) => paths.indicator(roundtableId, subject.id),
  section: ({ roundtableId, id }) => paths.ballot(roundtableId, id),
  'agenda-item': ({ roundtableId, id }) => paths.ballot(roundtableId, id),
  question: ({ roundtableId, id }) => paths.ballot(roundtableId, id),
  indicators: ({ roundtableId, id }) => paths.ballot(roundtableId, id),
}

export function ballotPage(ballot: Leading) {
  return PAGES[ballot.subject.type](ballot)
}

const OF_OPTIONS = [
  'criteria',
  'approval',
  'ranking',
  'majority',
  'score',
  'dots',
  'quadratic',
  'points',
  'pairwise',
] as const satisfies readonly MethodName[]

/** By which methods each kind can be asked about, the usual one first. */
export const METHODS_FOR: Record<SubjectType, readonly [MethodName, ...MethodName[]]> = {
  indicator: ['rating', 'consent', 'yes-no', 'criteria'],
  section: ['consent', 'yes-no'],
  'agenda-item': ['consent', 'yes-no', 'rating'],
  question: ['yes-no', 'consent', ...OF_OPTIONS],
  indicators: OF_OPTIONS,
}

/** What an item of an agenda asks is asked in its session and nowhere else. */
export const isAskedAlone = ({ type }: SubjectRef) => type !== 'agenda-item'

/** The subject that the row of a ballot names. */
export function subjectOf({ subjectType, subjectId }: { subjectType: string; subjectId: string }): SubjectRef {
  const type = SUBJECT_TYPES.find((known) => known === subjectType)
  if (!type) throw new Error(`No ballot is about a ${subjectType}`)
  return { type, id: subjectId }
}

const ID_NAMES = {
  indicator: 'indicatorId',
  section: 'sectionId',
  'agenda-item': 'agendaItemId',
  question: 'questionId',
  indicators: 'questionId',
} as const

/** How events and open pages name it. */
export function subjectIds({ type, id }: SubjectRef): { [name in (typeof ID_NAMES)[SubjectType]]?: string } {
  return { [ID_NAMES[type]]: id }
}
