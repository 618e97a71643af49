/** What can be removed at a roundtable, and what in the secretariat. */
export const TABLE_KINDS = ['pillar', 'section', 'indicator', 'session'] as const
export const DESK_KINDS = ['organisation', 'related-document'] as const

export type TableKind = (typeof TABLE_KINDS)[number]
export type DeskKind = (typeof DESK_KINDS)[number]
export type BinKind = TableKind | DeskKind
