import { z } from 'zod'
import { eventActor } from '#app/features/access/event-actor.server.ts'
import { requireSeat } from '#app/features/access/standing.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import type { Actor, Seat } from '#app/shared/roles.ts'
import { ballotEventSubject, lockOpenBallot } from '../ballot-lock.server.ts'
import type { BallotSubject } from '../ballots.queries.server.ts'
import { endAllOf } from '../proxies/ending.server.ts'
import { LONGEST_CONFLICT } from './conflict.ts'
import { holderOf, type StoredTerms } from './terms.policy.ts'

export const conflictSchema = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('declare'),
    reason: z
      .string({ error: 'ballots.conflict-reason' })
      .trim()
      .min(1, 'ballots.conflict-reason')
      .max(LONGEST_CONFLICT, `ballots.reason-long?max=${LONGEST_CONFLICT}`),
  }),
  z.object({ act: z.literal('withdraw') }),
])

/**
 * A holder, or a delegate for their organisation, says that they have a conflict of interest, or no longer says so, while answers are taken. Where the terms
 * exclude for it, their answer is taken out and they count nowhere until they withdraw it. Both stay on record.
 */
export async function declareConflict(
  actor: Actor,
  { ballot: { id }, standing }: BallotSubject,
  input: z.output<typeof conflictSchema>,
) {
  const seat = requireSeat(standing)
  await transaction(async (tx, record) => {
    const { byOrganisation } = await lockOpenBallot(tx, id, seat, actor, 'ballots.conflict-late', { excludedToo: true })
    const ballot = await tx.ballot.findUniqueOrThrow({ where: { id } })
    const holder = byOrganisation ? { organisationId: seat.organisationId } : { personId: seat.personId }
    const stands = { ballotId: id, forOrganisation: byOrganisation, withdrawnAt: null, ...holder }
    const known = await tx.ballotConflict.findFirst({ where: stands })
    if (Boolean(known) === (input.act === 'declare')) return
    if (input.act === 'declare') {
      const { personId, organisationId } = seat
      const said = { ballotId: id, personId, organisationId, forOrganisation: byOrganisation, reason: input.reason }
      await tx.ballotConflict.create({ data: said })
    } else await tx.ballotConflict.updateMany({ where: stands, data: { withdrawnAt: new Date() } })
    const terms = ballot.terms as StoredTerms
    const isOut = terms.conflict === 'excluded' && input.act === 'declare'
    if (isOut && terms.proxies) await endAllOf(tx, record, ballot, holderOf(terms, seat))
    if (terms.conflict === 'excluded') await exclude(tx, id, terms, seat, isOut)
    await record({
      name: input.act === 'declare' ? 'ballot.conflict-declared' : 'ballot.conflict-withdrawn',
      ...eventActor(standing, ballot.roundtableId),
      ...ballotEventSubject({ ballot }),
    })
  })
}

async function exclude(tx: Tx, id: string, terms: StoredTerms, seat: Seat, out: boolean) {
  const holderId = holderOf(terms, seat)
  const others = (terms.out ?? []).filter((one) => one !== holderId)
  await tx.ballot.update({ where: { id }, data: { terms: { ...terms, out: out ? [...others, holderId] : others } } })
  if (!out) return
  const byOrganisation = holderId !== seat.personId
  const holder = byOrganisation ? { organisationId: holderId } : { personId: holderId }
  await tx.vote.deleteMany({ where: { ballotId: id, forOrganisation: byOrganisation, ...holder } })
}
