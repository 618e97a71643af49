import { sql } from '#app/platform/sql.server.ts'

/** Somebody who has an account and may use it. Whoever was invited and has not accepted is no member yet: no voter, nobody present. */
export const HAS_ACCEPTED = { disabledAt: null, passwordHash: { not: null } } as const

/** The same of a person "p" in a statement written by hand. */
export const HAS_ACCEPTED_SQL = sql`(p."disabledAt" IS NULL AND p."passwordHash" IS NOT NULL)`
