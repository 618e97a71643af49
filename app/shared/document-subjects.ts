/** What may have a living text. */
export const DOCUMENT_SUBJECTS = ['section'] as const

export type DocumentSubjectType = (typeof DOCUMENT_SUBJECTS)[number]

/** What a living text is the text of. */
export type DocumentSubject = { type: DocumentSubjectType; id: string }

export const sectionText = (id: string): DocumentSubject => ({ type: 'section', id })
