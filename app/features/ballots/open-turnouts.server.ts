import { openBallots } from './open-ballots.server.ts'
import { answersFor } from './rule/needed.ts'
import { holdersAmong } from './terms/holders.ts'
import { groupOrder, seated } from './turnout.server.ts'
import { turnoutOf, turnoutTotals } from './turnout.ts'

/** Every open ballot of a roundtable, with how many have answered and how many have to. */
export async function openTurnouts(roundtableId: string) {
  const ballots = await openBallots(roundtableId)
  if (!ballots.length) return []
  const [groupIds, electors] = await Promise.all([groupOrder(), seated(roundtableId)])
  return ballots.map(({ id, to, settings, code, votes, ...asked }) => {
    const { voted, eligible } = turnoutTotals(turnoutOf(groupIds, votes, holdersAmong(electors, asked)))
    return {
      id,
      to,
      code,
      voted,
      eligible,
      needed: Math.max(answersFor({ settings, terms: asked.terms }, eligible), 1),
    }
  })
}
