/** What becomes of somebody who declares a conflict of interest: it is shown, or they are left out as well. */
export const CONFLICTS = ['shown', 'excluded'] as const

export const LONGEST_CONFLICT = 500

/** A conflict of interest that stands: of whom, by name, and why; `mine`: of the reader, or of their organisation. */
export type Conflict = { name: string; reason: string; mine: boolean }
