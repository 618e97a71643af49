import { SHOWN } from '#app/features/bin/shown.server.ts'
import { databaseNow } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Publication } from './publication.ts'

export type LatestResult = { ballotId: string; indicatorId: string; code: string; name: string; round: number; at: string; result: Publication }

/** The results everybody may see by now, newest first. */
export async function latestResults(roundtableId: string, take: number): Promise<LatestResult[]> {
  const ballots = await db.ballot.findMany({
    where: { roundtableId, state: 'closed', indicator: SHOWN, closing: { resultAt: { lte: await databaseNow() } } },
    orderBy: { closedAt: 'desc' },
    take,
    select: { id: true, indicatorId: true, round: true, closedAt: true, indicator: { select: { code: true, name: true } }, closing: { select: { result: true, resultAt: true } } },
  })
  return ballots.flatMap(({ id, indicatorId, round, closedAt, indicator, closing }) =>
    closing ? [{ ballotId: id, indicatorId, ...indicator, round, at: (closedAt ?? closing.resultAt).toISOString(), result: closing.result as Publication }] : [],
  )
}
