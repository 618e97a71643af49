/** Letters of the reason for a decision. */
export const REASON_LIMIT = 1000
