/** What a related document is; the first flyer has a place of its own on the public home. */
export const DOCUMENT_KINDS = ['paper', 'record', 'note', 'flyer', 'page'] as const
