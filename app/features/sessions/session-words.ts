/** The states, kinds and choices of sessions, as the database checks them too. */
export const SESSION_STATES = ['planned', 'live', 'ended'] as const
export type SessionState = (typeof SESSION_STATES)[number]

export const ITEM_KINDS = ['opening', 'discussion', 'ballot', 'rating', 'break', 'break-out', 'other'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** Who sees an item of the agenda. */
export const VISIBILITIES = ['all', 'moderators'] as const
export type Visibility = (typeof VISIBILITIES)[number]
