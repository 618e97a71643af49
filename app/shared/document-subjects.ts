/** What may have a living text. */
export const DOCUMENT_SUBJECTS = ['section', 'minutes', 'table'] as const

export type DocumentSubjectType = (typeof DOCUMENT_SUBJECTS)[number]

/** What a living text is the text of. */
export type DocumentSubject = { type: DocumentSubjectType; id: string }

export const sectionText = (id: string): DocumentSubject => ({ type: 'section', id })
export const tableText = (tableId: string): DocumentSubject => ({ type: 'table', id: tableId })
export const minutesText = (sessionId: string): DocumentSubject => ({ type: 'minutes', id: sessionId })
