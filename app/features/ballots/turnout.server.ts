import { membershipsAt } from '#app/features/members/members.queries.server.ts'
import { installation } from '#app/features/programme/installation.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import { holdersAmong, sendersAmong } from './terms/holders.ts'
import { type StoredTerms, USUAL_TERMS } from './terms/terms.policy.ts'
import { type GroupTurnout, type Holder, turnoutLevels, turnoutOf, turnoutTotals } from './turnout.ts'

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

/** Everybody with a seat at a roundtable now, by name, but the observers; those too who have no account yet. */
export async function seated(roundtableId: string, tx?: Tx): Promise<Elector[]> {
  const memberships = await membershipsAt(roundtableId, tx)
  return memberships
    .filter(({ role }) => role !== 'observer')
    .map(({ personId, groupId, name, accepted, organisationId, organisation }) => ({
      personId,
      groupId,
      name,
      accepted,
      organisationId,
      organisation,
    }))
}

/** The members who may vote at a roundtable now: everybody with a seat and an account but the observers. */
export async function electorate(roundtableId: string, tx?: Tx): Promise<Elector[]> {
  return sendersAmong(await seated(roundtableId, tx), { terms: USUAL_TERMS, present: null })
}

export type Elector = {
  personId: string
  groupId: string
  name: string
  accepted: boolean
  organisationId: string
  organisation: string
}

/** Check-in `c` to session `n` of somebody who is there; once it has ended, who was there to the end. */
const THERE = sql`(c."leftAt" IS NULL OR (n."state" = 'ended' AND c."leftAt" >= n."endedAt"))`

/** Whether ballot `b` is secret. */
const IS_SECRET = sql`(b."terms"->'secret' IS NOT NULL)`

/** Who is checked in to the session of ballot `b`, where it lets only them vote, or the holders on its roll where it is secret; null where all members may. */
export const PRESENT = sql`(CASE WHEN ${IS_SECRET} THEN (SELECT coalesce(jsonb_agg(coalesce(r."personId", r."organisationId")), '[]') FROM "BallotRoll" r WHERE r."ballotId" = b."id") ELSE (SELECT coalesce(jsonb_agg(c."personId") FILTER (WHERE c."id" IS NOT NULL), '[]') FROM "Session" n
  LEFT JOIN "CheckIn" c ON c."sessionId" = n."id" AND ${THERE} WHERE n."id" = b."sessionId" AND n."presentVote" GROUP BY n."id") END)`

/** Whether somebody is among those who may vote in ballot `b` where only those who are checked in do. */
export const isThere = (
  personId: string,
) => sql`NOT EXISTS (SELECT 1 FROM "Session" n WHERE n."id" = b."sessionId" AND n."presentVote"
  AND NOT EXISTS (SELECT 1 FROM "CheckIn" c WHERE c."sessionId" = n."id" AND c."personId" = ${personId}::uuid AND ${THERE}))`

/** Who holds a vote in a ballot now: by its terms, and of those who are checked in to its session where only they vote. */
export async function electorsOf({ id, roundtableId }: { id: string; roundtableId: string }, tx: Tx) {
  const [row] = await tx.$queryRaw<
    { terms: StoredTerms; present: string[] | null }[]
  >`SELECT b."terms", ${PRESENT} AS "present" FROM "Ballot" b WHERE b."id" = ${id}::uuid`
  return holdersAmong(await seated(roundtableId, tx), row ?? { terms: USUAL_TERMS, present: null })
}

/** How a closed ballot says who might vote, and did: as it was when it closed. */
export const ELECTORATE = sql`coalesce(jsonb_agg(jsonb_build_object('groupId', e."groupId", 'voted', e."voted", 'eligible', e."eligible") ORDER BY e."position"), '[]')`

/** Who holds the vote `v`. */
export const HOLDER = sql`CASE WHEN v."forOrganisation" THEN v."organisationId" ELSE v."personId" END`

/** Who has answered the ballot `b`, and for which group; never how. Of an open secret one, as far as it has been told. */
export const VOTERS = sql`(CASE WHEN ${IS_SECRET}
  THEN (SELECT coalesce(jsonb_agg(jsonb_build_object('holderId', coalesce(r."personId", r."organisationId"), 'groupId', r."groupId")), '[]') FROM "BallotRoll" r WHERE r."ballotId" = b."id" AND r."told")
  ELSE (SELECT coalesce(jsonb_agg(jsonb_build_object('holderId', ${HOLDER}, 'groupId', v."groupId")), '[]') FROM "Vote" v WHERE v."ballotId" = b."id") END)`

/** The latest ballot on each of these records with its turnout, by record. */
export async function latestTurnouts(roundtableId: string, subjectIds: readonly string[]) {
  const ballots = await db.$queryRaw<LatestRow[]>`
    SELECT DISTINCT ON (b."subjectId") b."id", b."subjectId", b."round", b."state", b."terms",
      ${VOTERS} AS "votes", ${PRESENT} AS "present",
      (SELECT (SELECT ${ELECTORATE} FROM "BallotElectorate" e WHERE e."ballotId" = c."ballotId") FROM "BallotClosing" c WHERE c."ballotId" = b."id") AS "electorate"
    FROM "Ballot" b WHERE b."roundtableId" = ${roundtableId}::uuid AND b."subjectId" = ANY(${subjectIds}::uuid[]) AND b."state" <> 'created'
    ORDER BY b."subjectId", b."round" DESC`
  const turnouts = new Map<string, BallotTurnout>()
  if (ballots.length === 0) return turnouts
  const [groupIds, electors] = await Promise.all([groupOrder(), seated(roundtableId)])
  for (const { subjectId, votes, terms, present, electorate: frozen, ...ballot } of ballots) {
    const turnout = frozen ?? turnoutOf(groupIds, votes, holdersAmong(electors, { terms, present }))
    turnouts.set(subjectId, { ...ballot, ...turnoutTotals(turnout), levels: turnoutLevels(turnout) })
  }
  return turnouts
}

type LatestRow = {
  id: string
  subjectId: string
  round: number
  state: string
  votes: Holder[]
  terms: StoredTerms
  present: string[] | null
  electorate: GroupTurnout[] | null
}
