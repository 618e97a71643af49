export const ROUNDTABLE_STATES = ['planned', 'running', 'closed'] as const
export const SUMMARY_LIMIT = 600
