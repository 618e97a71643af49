import type { Holder } from '../turnout.ts'
import { holderOf, isAsked, type StoredTerms } from './terms.policy.ts'

type Sitting = { personId: string; groupId: string; organisationId: string; accepted: boolean }
/** Of whom a ballot asks an answer. `present`: who is checked in where only they may vote, or the holders on the roll of a secret ballot. */
export type AskedOf = { terms: StoredTerms; present: readonly string[] | null }

/** Those who may send an answer: the members with an account, or those who are there, whom staff may have checked in without one. */
export function sendersAmong<S extends Sitting>(seats: readonly S[], { terms, present }: AskedOf): S[] {
  const there = present && new Set(present)
  return seats.filter(
    (seat) =>
      isAsked(terms, seat) && (there ? there.has(seat.personId) || there.has(seat.organisationId) : seat.accepted),
  )
}

/** Who holds a vote, each once: those who may send one, or their organisations, which bear their own names. */
export function holdersAmong<S extends Sitting & { name: string; organisation: string }>(
  seats: readonly S[],
  asked: AskedOf,
): (Holder & { name: string })[] {
  const holders = new Map<string, Holder & { name: string }>()
  for (const seat of sendersAmong(seats, asked)) {
    const holderId = holderOf(asked.terms, seat)
    const name = holderId === seat.personId ? seat.name : seat.organisation
    if (!holders.has(holderId)) holders.set(holderId, { holderId, groupId: seat.groupId, name })
  }
  return [...holders.values()]
}
