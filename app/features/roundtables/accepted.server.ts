/** Somebody who has an account and may use it. Whoever was invited and has not accepted is no member yet: no voter, nobody present. */
export const HAS_ACCEPTED = { disabledAt: null, passwordHash: { not: null } } as const
