/** Apart from the schema, so that a page that lists them does not load the validator. */
export const INTEREST_STATES = ['new', 'accepted', 'declined'] as const
export type InterestState = (typeof INTEREST_STATES)[number]
