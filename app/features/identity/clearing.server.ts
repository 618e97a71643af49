import { db } from '#app/platform/db.server.ts'
import { deleteOldSentActs } from '#app/platform/once.server.ts'
import { deleteOldDeliveries } from '#app/platform/outbox.server.ts'
import { deleteEndedSessions } from '#app/platform/session.server.ts'

/**
 * Deletes what opens nothing any more: sessions past their end, links that are used, too old, or were never needed; and notes of what was delivered or sent long ago. The database's own clock
 * says which, as it is the one that all nodes share.
 */
export async function clearWhatHasEnded() {
  const sessions = await deleteEndedSessions()
  const tokens =
    await db.$executeRaw`DELETE FROM "Token" WHERE "expiresAt" < now() OR "usedAt" < now() - interval '1 day'`
  const links = await db.$executeRaw`DELETE FROM "FirstAccountLink" WHERE "expiresAt" < now()`
  await deleteOldDeliveries()
  await deleteOldSentActs()
  return { sessions, links: tokens + links }
}
