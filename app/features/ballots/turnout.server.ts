import { HAS_ACCEPTED } from '#app/features/roundtables/accepted.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { turnoutLevels, turnoutOf, turnoutTotals, type GroupTurnout, type VoterSeat } from './turnout.ts'

export type BallotTurnout = { id: string; round: number; state: string; voted: number; eligible: number; levels: Record<string, 0 | 1 | 2> }

/** The groups round the table in their fixed order. */
export async function groupOrder(tx: Tx = db) {
  const groups = await tx.stakeholderGroup.findMany({ orderBy: [{ position: 'asc' }, { code: 'asc' }], select: { id: true } })
  return groups.map((group) => group.id)
}

/** The members who may vote at a roundtable now: everybody with a seat and an account but the observers. */
export async function electorate(roundtableId: string, tx: Tx = db): Promise<VoterSeat[]> {
  const members = await tx.membership.findMany({
    where: { roundtableId, endedAt: null, role: { not: 'observer' }, person: HAS_ACCEPTED },
    select: { personId: true, organisation: { select: { groupId: true } } },
  })
  return members.map((member) => ({ personId: member.personId, groupId: member.organisation.groupId }))
}

/** How a closed ballot says who might vote, and did: as it was when it closed. */
export const frozenTurnout = { select: { electorate: { orderBy: { position: 'asc' }, select: { groupId: true, voted: true, eligible: true } } } } as const

/** The latest ballot of each of these indicators with its turnout, by indicator. */
export async function latestTurnouts(roundtableId: string, indicatorIds: readonly string[]) {
  const ballots = await db.ballot.findMany({
    where: { roundtableId, indicatorId: { in: [...indicatorIds] } },
    orderBy: [{ indicatorId: 'asc' }, { round: 'desc' }],
    distinct: ['indicatorId'],
    select: { id: true, indicatorId: true, round: true, state: true, votes: { select: { personId: true, groupId: true } }, closing: frozenTurnout },
  })
  const turnouts = new Map<string, BallotTurnout>()
  if (ballots.length === 0) return turnouts
  const [groupIds, electors] = await Promise.all([groupOrder(), electorate(roundtableId)])
  for (const { indicatorId, votes, closing, ...ballot } of ballots) {
    const turnout: GroupTurnout[] = closing?.electorate ?? turnoutOf(groupIds, votes, electors)
    turnouts.set(indicatorId, { ...ballot, ...turnoutTotals(turnout), levels: turnoutLevels(turnout) })
  }
  return turnouts
}
