import { GROUPS } from '#app/features/programme/installation.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Counts } from '#app/shared/live.ts'
import { holdersAmong } from './terms/holders.ts'
import type { StoredTerms } from './terms/terms.policy.ts'
import { PRESENT, seated, VOTERS } from './turnout.server.ts'
import { type Holder, turnoutOf } from './turnout.ts'

/** How many of each group have answered an open ballot, as its open pages put it in place. Null once it is closed: its result says it. */
export async function countAnswers(roundtableId: string, ballotId: string): Promise<Counts | null> {
  const [[ballot], electors] = await Promise.all([
    db.$queryRaw<{ voters: Holder[]; terms: StoredTerms; present: string[] | null; groups: { id: string }[] }[]>`
      SELECT ${VOTERS} AS "voters", b."terms", ${PRESENT} AS "present", ${GROUPS} AS "groups" FROM "Ballot" b WHERE b."id" = ${ballotId}::uuid AND b."state" = 'open'`,
    seated(roundtableId),
  ])
  if (!ballot) return null
  const groupIds = ballot.groups.map(({ id }) => id)
  const turnout = turnoutOf(groupIds, ballot.voters, holdersAmong(electors, ballot))
  return {
    [ballotId]: Object.fromEntries(turnout.map(({ groupId, voted, eligible }) => [groupId, [voted, eligible]])),
  }
}
