/** As the database checks them: of itself the day before the closing, or because a moderator asked for it. */
export const REMINDER_KINDS = ['day-before', 'asked'] as const

export const DAY_MS = 24 * 3_600_000
