import { membershipsAt } from '#app/features/members/members.queries.server.ts'
import { installation } from '#app/features/programme/installation.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import { type GroupTurnout, turnoutLevels, turnoutOf, turnoutTotals, type VoterSeat } from './turnout.ts'

export type BallotTurnout = {
  id: string
  round: number
  state: string
  voted: number
  eligible: number
  levels: Record<string, 0 | 1 | 2>
}

/** The groups round the table in their fixed order. */
export async function groupOrder(tx?: Tx) {
  return (await installation(tx)).groups.map(({ id }) => id)
}

/** The members who may vote at a roundtable now, by name: everybody with a seat and an account but the observers. */
export async function electorate(roundtableId: string, tx?: Tx): Promise<Elector[]> {
  const memberships = await membershipsAt(roundtableId, tx)
  return memberships
    .filter(({ accepted, role }) => accepted && role !== 'observer')
    .map(({ personId, groupId, name }) => ({ personId, groupId, name }))
}

export type Elector = VoterSeat & { name: string }

/** How a closed ballot says who might vote, and did: as it was when it closed. */
export const ELECTORATE = sql`coalesce(jsonb_agg(jsonb_build_object('groupId', e."groupId", 'voted', e."voted", 'eligible', e."eligible") ORDER BY e."position"), '[]')`

/** Who has answered the ballot `b`, and for which group; never how. */
export const VOTERS = sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('personId', v."personId", 'groupId', v."groupId")), '[]') FROM "Vote" v WHERE v."ballotId" = b."id")`

/** The latest ballot on each of these records with its turnout, by record. */
export async function latestTurnouts(roundtableId: string, subjectIds: readonly string[]) {
  const ballots = await db.$queryRaw<LatestRow[]>`
    SELECT DISTINCT ON (b."subjectId") b."id", b."subjectId", b."round", b."state",
      ${VOTERS} AS "votes",
      (SELECT (SELECT ${ELECTORATE} FROM "BallotElectorate" e WHERE e."ballotId" = c."ballotId") FROM "BallotClosing" c WHERE c."ballotId" = b."id") AS "electorate"
    FROM "Ballot" b WHERE b."roundtableId" = ${roundtableId}::uuid AND b."subjectId" = ANY(${subjectIds}::uuid[])
    ORDER BY b."subjectId", b."round" DESC`
  const turnouts = new Map<string, BallotTurnout>()
  if (ballots.length === 0) return turnouts
  const [groupIds, electors] = await Promise.all([groupOrder(), electorate(roundtableId)])
  for (const { subjectId, votes, electorate: frozen, ...ballot } of ballots) {
    const turnout = frozen ?? turnoutOf(groupIds, votes, electors)
    turnouts.set(subjectId, { ...ballot, ...turnoutTotals(turnout), levels: turnoutLevels(turnout) })
  }
  return turnouts
}

type LatestRow = {
  id: string
  subjectId: string
  round: number
  state: string
  votes: VoterSeat[]
  electorate: GroupTurnout[] | null
}
