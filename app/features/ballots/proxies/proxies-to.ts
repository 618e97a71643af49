import type { Standing } from '#app/shared/roles.ts'
import type { BallotResult } from '../ballot-words.ts'
import type { CountedBallot } from '../counted-ballots.server.ts'
import { holderOf } from '../terms/terms.policy.ts'
import { type GroupTurnout, turnoutTotals } from '../turnout.ts'
import { proxiesSeen, toldByProxy } from './proxies.ts'

type Named = { holderId: string; name: string }
type Seen = { can: { vote: boolean }; result: BallotResult | null; turnout: GroupTurnout[] }

/** What a reader with this standing sees of the proxies of a ballot, whose holders these are now. */
export function proxiesTo(
  { seat }: Standing,
  { can, result, turnout }: Seen,
  { state, terms, proxies, own, byProxy }: CountedBallot,
  holders: readonly Named[],
) {
  return proxiesSeen(terms.proxies, proxies, holders, {
    holderId: seat && holderOf(terms, seat),
    mayGive: can.vote && own === null,
    isOpen: state === 'open',
    byProxy: result && toldByProxy(byProxy, turnoutTotals(turnout).voted),
  })
}
