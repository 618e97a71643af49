export const SECTION_STATUSES = ['draft', 'review', 'agreed'] as const
export type SectionStatus = (typeof SECTION_STATUSES)[number]
