import { db } from '#app/platform/db.server.ts'
import type { Counts } from '#app/shared/live.ts'
import { electorate, groupOrder } from './turnout.server.ts'
import { turnoutOf } from './turnout.ts'

/** How many of each group have answered an open ballot, as its open pages put it in place. Null once it is closed: its result says it. */
export async function countAnswers(roundtableId: string, ballotId: string): Promise<Counts | null> {
  const [ballot, groupIds, electors] = await Promise.all([
    db.ballot.findUnique({
      where: { id: ballotId, state: 'open' },
      select: { votes: { select: { personId: true, groupId: true } } },
    }),
    groupOrder(),
    electorate(roundtableId),
  ])
  if (!ballot) return null
  return {
    [ballotId]: Object.fromEntries(
      turnoutOf(groupIds, ballot.votes, electors).map(({ groupId, voted, eligible }) => [groupId, [voted, eligible]]),
    ),
  }
}
