import { DATABASE_NOW } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { BallotResult } from './ballot-words.ts'
import type { MethodName } from './methods/method-names.ts'
import { JOIN_SUBJECT } from './subjects/registry.server.ts'
import { ballotPage, subjectOf } from './subjects/subject-types.ts'

export type LatestResult = {
  ballotId: string
  to: string
  code: string
  name: string
  round: number
  at: string
  method: MethodName
  result: BallotResult
}

type Row = Omit<LatestResult, 'at' | 'to'> & { at: Date; subjectType: string; subjectId: string }

/** The results everybody may see by now, newest first. */
export async function latestResults(roundtableId: string, take: number): Promise<LatestResult[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT b."id" AS "ballotId", b."subjectType", b."subjectId", b."method", s."code", s."name", b."round", coalesce(b."closedAt", c."resultAt") AS "at", c."result"
    FROM "Ballot" b ${JOIN_SUBJECT} JOIN "BallotClosing" c ON c."ballotId" = b."id"
    WHERE b."roundtableId" = ${roundtableId}::uuid AND b."state" = 'closed' AND c."resultAt" <= ${DATABASE_NOW}
    ORDER BY b."closedAt" DESC LIMIT ${take}`
  return rows.map(({ subjectType, subjectId, at, ...row }) => {
    const to = ballotPage({ id: row.ballotId, roundtableId, subject: subjectOf({ subjectType, subjectId }) })
    return { ...row, to, at: at.toISOString() }
  })
}
