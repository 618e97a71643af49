import { mayModerate, mayTakePart } from '#app/features/access/access.policy.ts'
import { mayOpen } from '#app/features/ballots/ballot.policy.ts'
import type { Standing } from '#app/shared/roles.ts'
import type { IndicatorState } from './indicator-words.ts'
import { type Mover, MOVES } from './moves.ts'

type RoundtableState = { state: string }
export type IndicatorFacts = { state: string; personId: string | null; roundtable: RoundtableState }

/** Members and the secretariat read; nobody else learns that the indicator exists. */
export function mayView(standing: Standing | null): standing is Standing {
  return standing !== null && (standing.seat !== null || standing.secretariat)
}

export function mayPropose(standing: Standing, roundtable: RoundtableState) {
  return mayTakePart(standing) && running(roundtable)
}

export function mayImport(standing: Standing, roundtable: RoundtableState) {
  return mayModerate(standing) && running(roundtable)
}

/** Whoever proposed it, as long as it is no more than a draft or proposed; moderators, and the secretariat in their place, at any time. */
export function mayEdit(standing: Standing, indicator: IndicatorFacts) {
  return moversOf(standing, indicator).length > 0
}

/** As whom somebody moves an indicator: nobody's in a closed roundtable, their own until the table takes it up. */
export function moversOf(standing: Standing, { roundtable, personId, state }: IndicatorFacts): Mover[] {
  if (!running(roundtable)) return []
  const own = personId !== null && personId === standing.personId && mayPropose(standing, roundtable)
  const movers: Mover[] = mayModerate(standing) ? ['moderator'] : []
  return own && (state === 'draft' || state === 'proposed') ? [...movers, 'proposer'] : movers
}

/** What only moderators do: the bin, merging. */
export function mayManage(standing: Standing, indicator: IndicatorFacts) {
  return mayModerate(standing) && running(indicator.roundtable)
}

export function mayChangeState(standing: Standing, indicator: IndicatorFacts) {
  return moversOf(standing, indicator).length > 0
}

export type IndicatorPurpose = 'view' | 'edit' | 'change-state' | 'remove' | 'merge' | 'argue' | 'open-ballot'

export function may(standing: Standing, purpose: IndicatorPurpose, indicator: IndicatorFacts) {
  if (purpose === 'edit') return mayEdit(standing, indicator)
  if (purpose === 'change-state') return mayChangeState(standing, indicator)
  if (purpose === 'remove' || purpose === 'merge') return mayManage(standing, indicator)
  if (purpose === 'argue') return mayPropose(standing, indicator.roundtable)
  return purpose !== 'open-ballot' || mayOpen(standing, indicator.roundtable)
}

/** A closed roundtable is a record: read, exported, not changed. */
function running(roundtable: RoundtableState) {
  return roundtable.state !== 'closed'
}

/** Where a moderator may move an indicator from here. */
export function movesDecidedFrom(state: IndicatorState): IndicatorState[] {
  return MOVES[state].filter(({ by }) => by.includes('moderator')).map(({ to }) => to)
}
