import { db, type Tx } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { SessionState } from './session-words.ts'

/** What is so in the room at the beginning of an act, which has the room to itself until its transaction ends. */
export type Run = {
  version: number
  state: SessionState
  itemId: string | null
  runningSince: Date | null
  queue: string
  floorOrder: string
  checkInCode: string | null
  /** The database's clock as the act begins. */
  now: Date
}

/**
 * Begins an act in the room of a session: one after the other, each with the next version. Whoever tells open pages what has changed
 * tells this version with it. Throws not-found where the session has gone into the bin meanwhile.
 */
export async function actInRoom(tx: Tx, sessionId: string): Promise<Run> {
  const [run] = await tx.$queryRaw<Run[]>`
    UPDATE "SessionRun" r SET "version" = r."version" + 1
    FROM "Session" s WHERE r."sessionId" = ${sessionId}::uuid AND s."id" = r."sessionId" AND s."removedAt" IS NULL
    RETURNING r."version", s."state", r."itemId", r."runningSince", r."queue", r."floorOrder", r."checkInCode",
      date_trunc('milliseconds', clock_timestamp()) AS "now"`
  if (!run) throw new DomainError('not-found')
  return run
}

/** The same for what can be done only while the session is live: refused as closed before and after. */
export async function actWhileLive(tx: Tx, sessionId: string): Promise<Run> {
  const run = await actInRoom(tx, sessionId)
  if (run.state !== 'live') throw new DomainError('closed', 'sessions.not-live')
  return run
}

/**
 * Somebody has come to the table, left it or sits there otherwise, which is no act in a room: the rooms there that people are in get their
 * next version, so that what is told of them is put in place. Answers with their sessions.
 */
export async function raiseRoomsOf({
  roundtableId,
  personId,
}: {
  roundtableId: string | null
  personId: string | null
}) {
  const rooms = await db.$queryRaw<{ sessionId: string }[]>`
    UPDATE "SessionRun" r SET "version" = r."version" + 1 FROM "Session" s
    WHERE s."id" = r."sessionId" AND s."removedAt" IS NULL
      AND (s."state" = 'live' OR s."state" = 'planned' AND EXISTS (SELECT 1 FROM "CheckIn" c WHERE c."sessionId" = s."id" AND c."leftAt" IS NULL))
      AND CASE WHEN ${roundtableId}::uuid IS NULL
        THEN s."roundtableId" IN (SELECT m."roundtableId" FROM "Membership" m WHERE m."personId" = ${personId}::uuid)
        ELSE s."roundtableId" = ${roundtableId}::uuid END
    RETURNING r."sessionId"`
  return rooms.map(({ sessionId }) => sessionId)
}
