import { DATABASE_NOW } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Publication } from './publication.ts'

export type LatestResult = { ballotId: string; indicatorId: string; code: string; name: string; round: number; at: string; result: Publication }

/** The results everybody may see by now, newest first. */
export async function latestResults(roundtableId: string, take: number): Promise<LatestResult[]> {
  const rows = await db.$queryRaw<(Omit<LatestResult, 'at'> & { at: Date })[]>`
    SELECT b."id" AS "ballotId", b."indicatorId", i."code", i."name", b."round", coalesce(b."closedAt", c."resultAt") AS "at", c."result"
    FROM "Ballot" b JOIN "Indicator" i ON i."id" = b."indicatorId" JOIN "BallotClosing" c ON c."ballotId" = b."id"
    WHERE b."roundtableId" = ${roundtableId}::uuid AND b."state" = 'closed' AND i."removedAt" IS NULL AND c."resultAt" <= ${DATABASE_NOW}
    ORDER BY b."closedAt" DESC LIMIT ${take}`
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
