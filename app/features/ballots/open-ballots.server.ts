import { db } from '#app/platform/db.server.ts'
import { readOnce } from '#app/platform/page-reads.server.ts'

type OpenBallot = {
  id: string
  indicatorId: string
  openedAt: Date
  minimumTurnout: number
  code: string
  name: string
  /** Everything a voter has to read. */
  wording: string[]
  votes: { personId: string; groupId: string }[]
}

/** The ballots that are open at a roundtable with who has answered, the oldest first. */
export function openBallots(roundtableId: string): Promise<OpenBallot[]> {
  return readOnce(`open ballots ${roundtableId}`, () => db.$queryRaw<OpenBallot[]>`
    SELECT b."id", b."indicatorId", b."openedAt", b."minimumTurnout", i."code", i."name",
      ARRAY[i."code", i."name", i."definition", i."rationale", i."formula", i."source", i."limits"] AS "wording",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', v."personId", 'groupId', v."groupId")), '[]') FROM "Vote" v WHERE v."ballotId" = b."id") AS "votes"
    FROM "Ballot" b JOIN "Indicator" i ON i."id" = b."indicatorId"
    WHERE b."roundtableId" = ${roundtableId}::uuid AND b."state" = 'open' AND i."removedAt" IS NULL
    ORDER BY b."openedAt"`)
}
