export const SECTION_STATUSES = ['draft', 'review', 'agreed'] as const
/** What a moderator sets at will; to agree and to reopen are decisions of their own. */
export const WORKING_STATUSES = ['draft', 'review'] as const
export type WorkingStatus = (typeof WORKING_STATUSES)[number]
export type SectionStatus = (typeof SECTION_STATUSES)[number]
