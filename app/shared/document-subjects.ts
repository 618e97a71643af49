/** What may have a living text. */
export const DOCUMENT_SUBJECTS = ['section', 'minutes'] as const

export type DocumentSubjectType = (typeof DOCUMENT_SUBJECTS)[number]

/** What a living text is the text of. */
export type DocumentSubject = { type: DocumentSubjectType; id: string }

export const sectionText = (id: string): DocumentSubject => ({ type: 'section', id })
export const minutesText = (sessionId: string): DocumentSubject => ({ type: 'minutes', id: sessionId })
