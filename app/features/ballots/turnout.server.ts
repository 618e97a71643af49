import { db } from '#app/platform/db.server.ts'
import { turnoutLevels, turnoutOf, turnoutTotals, type VoterSeat } from './turnout.ts'

export type BallotTurnout = { id: string; round: number; state: string; voted: number; eligible: number; levels: Record<string, 0 | 1 | 2> }

/** The groups round the table in their fixed order. */
export async function groupOrder() {
  const groups = await db.stakeholderGroup.findMany({ orderBy: [{ position: 'asc' }, { code: 'asc' }], select: { id: true } })
  return groups.map((group) => group.id)
}

/** The members who may vote at a roundtable now: everybody with a seat but the observers. */
export async function electorate(roundtableId: string): Promise<VoterSeat[]> {
  const members = await db.membership.findMany({
    where: { roundtableId, endedAt: null, role: { not: 'observer' } },
    select: { personId: true, organisation: { select: { groupId: true } } },
  })
  return members.map((member) => ({ personId: member.personId, groupId: member.organisation.groupId }))
}

/** The latest ballot of each of these indicators with its turnout, by indicator. */
export async function latestTurnouts(roundtableId: string, indicatorIds: readonly string[]) {
  const ballots = await db.ballot.findMany({
    where: { roundtableId, indicatorId: { in: [...indicatorIds] } },
    orderBy: [{ indicatorId: 'asc' }, { round: 'desc' }],
    distinct: ['indicatorId'],
    select: { id: true, indicatorId: true, round: true, state: true, votes: { select: { personId: true, groupId: true } } },
  })
  const turnouts = new Map<string, BallotTurnout>()
  if (ballots.length === 0) return turnouts
  const [groupIds, electors] = await Promise.all([groupOrder(), electorate(roundtableId)])
  for (const { indicatorId, votes, ...ballot } of ballots) {
    const turnout = turnoutOf(groupIds, votes, electors)
    turnouts.set(indicatorId, { ...ballot, ...turnoutTotals(turnout), levels: turnoutLevels(turnout) })
  }
  return turnouts
}
