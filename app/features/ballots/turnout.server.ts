import { db } from '#app/platform/db.server.ts'

export type GroupTurnout = { groupId: string; voted: number; eligible: number }
export type BallotTurnout = { id: string; round: number; state: string; turnout: GroupTurnout[] }

export type VoterSeat = { personId: string; groupId: string }

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

/** Who has answered, by group, and out of how many; never how. Whoever voted and has left still counts. */
export function turnoutOf(groupIds: readonly string[], voters: readonly VoterSeat[], electors: readonly VoterSeat[]): GroupTurnout[] {
  const voted = new Set(voters.map((voter) => voter.personId))
  const waiting = electors.filter((elector) => !voted.has(elector.personId))
  return groupIds.map((groupId) => {
    const own = voters.filter((voter) => voter.groupId === groupId).length
    return { groupId, voted: own, eligible: own + waiting.filter((elector) => elector.groupId === groupId).length }
  })
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
  for (const { indicatorId, votes, ...ballot } of ballots) turnouts.set(indicatorId, { ...ballot, turnout: turnoutOf(groupIds, votes, electors) })
  return turnouts
}
