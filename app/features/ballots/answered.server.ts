import { GROUPS } from '#app/features/programme/installation.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Counts } from '#app/shared/live.ts'
import { among, PRESENT, seated, VOTERS } from './turnout.server.ts'
import { turnoutOf, type VoterSeat } from './turnout.ts'

/** How many of each group have answered an open ballot, as its open pages put it in place. Null once it is closed: its result says it. */
export async function countAnswers(roundtableId: string, ballotId: string): Promise<Counts | null> {
  const [[ballot], electors] = await Promise.all([
    db.$queryRaw<{ voters: VoterSeat[]; present: string[] | null; groups: { id: string }[] }[]>`
      SELECT ${VOTERS} AS "voters", ${PRESENT} AS "present", ${GROUPS} AS "groups" FROM "Ballot" b WHERE b."id" = ${ballotId}::uuid AND b."state" = 'open'`,
    seated(roundtableId),
  ])
  if (!ballot) return null
  const groupIds = ballot.groups.map(({ id }) => id)
  const turnout = turnoutOf(groupIds, ballot.voters, among(electors, ballot.present))
  return {
    [ballotId]: Object.fromEntries(turnout.map(({ groupId, voted, eligible }) => [groupId, [voted, eligible]])),
  }
}
