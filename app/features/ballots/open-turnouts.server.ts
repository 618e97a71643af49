import { SHOWN } from '#app/features/bin/shown.server.ts'
import { db } from '#app/platform/db.server.ts'
import { answersNeeded } from './ballot-words.ts'
import { electorate, groupOrder } from './turnout.server.ts'
import { turnoutOf, turnoutTotals } from './turnout.ts'

/** Every open ballot of a roundtable, with how many have answered and how many have to. */
export async function openTurnouts(roundtableId: string) {
  const ballots = await db.ballot.findMany({
    where: { roundtableId, state: 'open', indicator: SHOWN },
    select: { id: true, indicatorId: true, minimumTurnout: true, indicator: { select: { code: true } }, votes: { select: { personId: true, groupId: true } } },
    orderBy: { openedAt: 'asc' },
  })
  if (!ballots.length) return []
  const [groupIds, electors] = await Promise.all([groupOrder(), electorate(roundtableId)])
  return ballots.map(({ id, indicatorId, minimumTurnout, indicator, votes }) => {
    const { voted, eligible } = turnoutTotals(turnoutOf(groupIds, votes, electors))
    return { id, indicatorId, code: indicator.code, voted, eligible, needed: Math.max(answersNeeded(minimumTurnout, eligible), 1) }
  })
}
