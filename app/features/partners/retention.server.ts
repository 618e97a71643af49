import { db } from '#app/platform/db.server.ts'

/** What the form promises: answers are kept twelve months to decide on seats, and no longer. */
const KEPT_MONTHS = 12

/**
 * Deletes the interests whose promised time is over, and returns how many there were. A partner's organisation, person and seat are records
 * of their own and stay.
 */
export async function forgetOldInterests(now = new Date()): Promise<number> {
  const oldest = new Date(now)
  oldest.setUTCMonth(oldest.getUTCMonth() - KEPT_MONTHS)
  const { count } = await db.interest.deleteMany({ where: { createdAt: { lt: oldest } } })
  return count
}
