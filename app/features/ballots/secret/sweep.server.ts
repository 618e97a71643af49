import { db } from '#app/platform/db.server.ts'
import { log } from '#app/platform/log.server.ts'

/**
 * What was deleted as a secret ballot closed still stands in the files of the database until these tables are written anew, which cannot be part of a transaction.
 * It waits for the votes of other ballots that are being written, and they for it, for as long as some hundred rows take.
 */
export async function sweepSealed() {
  try {
    await db.$executeRaw`VACUUM (FULL) "SealedVote"`
    await db.$executeRaw`VACUUM (FULL) "BallotKey"`
    await db.$executeRaw`VACUUM (FULL) "BallotRoll"`
  } catch (error) {
    log.warn({ err: error }, 'what was deleted of a secret ballot is swept at the next try')
  }
}

/** The same for a closing whose process ended before it could: asked now and then. */
export async function sweepWhatWasLeft() {
  const [left] = await db.$queryRaw<{ left: boolean }[]>`
    SELECT pg_relation_size('"SealedVote"') > 0 AND NOT EXISTS (SELECT 1 FROM "SealedVote") AS "left"`
  if (left?.left) await sweepSealed()
}
