/** What a member can say to an invitation; none of them until they do. The database checks it too. */
export const ANSWERS = ['come', 'decline', 'none'] as const
export type Answer = (typeof ANSWERS)[number]
