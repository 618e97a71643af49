import { DATABASE_NOW } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import { sql, type Sql } from '#app/platform/sql.server.ts'
import type { Publication } from './publication.ts'
import type { GroupTurnout } from './turnout.ts'

type CountedVote = { personId: string; groupId: string; relevance: number | null; feasibility: number | null; updatedAt: Date }
type Closing = { origin: string; result: Publication; resultAt: Date; electorate: GroupTurnout[] }
/** Read at one moment, the database's `now`. */
export type CountedBallot = Ballot & { code: string; name: string; votes: CountedVote[]; closing: Closing | null; now: Date }

type AsText<T, Key extends keyof T> = Omit<T, Key> & Record<Key, string>
type Row = Omit<CountedBallot, 'votes' | 'closing'> & { votes: AsText<CountedVote, 'updatedAt'>[]; closing: AsText<Closing, 'resultAt'> | null }

/** Ballots `b` on indicators `i` with their votes and, once closed, their result and who might vote, in one statement. */
export async function countedBallots(rest: Sql): Promise<CountedBallot[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT b.*, i."code", i."name", ${DATABASE_NOW} AS "now",
      (SELECT coalesce(jsonb_agg(v), '[]') FROM "Vote" v WHERE v."ballotId" = b."id") AS "votes",
      (SELECT to_jsonb(c) || jsonb_build_object('electorate', (SELECT ${ELECTORATE} FROM "BallotElectorate" e WHERE e."ballotId" = c."ballotId"))
        FROM "BallotClosing" c WHERE c."ballotId" = b."id") AS "closing"
    FROM "Ballot" b JOIN "Indicator" i ON i."id" = b."indicatorId" ${rest}`
  return rows.map(({ votes, closing, ...ballot }) => ({
    ...ballot,
    votes: votes.map((vote) => ({ ...vote, updatedAt: new Date(vote.updatedAt) })),
    closing: closing && { ...closing, resultAt: new Date(closing.resultAt) },
  }))
}

/** How a closed ballot says who might vote, and did: as it was when it closed. */
export const ELECTORATE = sql`coalesce(jsonb_agg(jsonb_build_object('groupId', e."groupId", 'voted', e."voted", 'eligible', e."eligible") ORDER BY e."position"), '[]')`
