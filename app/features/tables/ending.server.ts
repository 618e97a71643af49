import type { Tx } from '#app/platform/db.server.ts'

/** The room leaves the item, or ends: its tables end with it. Within the act that does so. */
export async function endTables(tx: Tx, sessionId: string, at: Date) {
  await tx.$executeRaw`
    UPDATE "TableDraw" SET "endedAt" = greatest(${at}::timestamptz, "begunAt")
    WHERE "sessionId" = ${sessionId}::uuid AND "begunAt" IS NOT NULL AND "endedAt" IS NULL`
}

/** The end of the session is taken back, and of the tables that ended with it. */
export async function undoEndOfTables(tx: Tx, sessionId: string, endedAt: Date) {
  await tx.tableDraw.updateMany({ where: { sessionId, endedAt }, data: { endedAt: null } })
}
