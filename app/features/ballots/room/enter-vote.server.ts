import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { tellOwnPages } from '#app/platform/own-pages.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Role, Seat } from '#app/shared/roles.ts'
import { ballotEventSubject, lockOpenBallot } from '../ballot-lock.server.ts'
import type { Answer } from '../ballot-words.ts'
import type { BallotSubject } from '../ballots.queries.server.ts'
import { tellDelegates, writeForOrganisation, writeVote } from '../ballots.server.ts'
import { tellRoom } from './tell-room.server.ts'

/**
 * A moderator enters the answer of somebody without a device. It bears that they did, the person sees it, and their own answer takes its place at
 * any time; what somebody has sent themselves nobody else replaces.
 */
export async function enterVote(
  actor: Actor,
  { ballot, standing }: BallotSubject,
  { personId, answer }: { personId: string; answer: Answer },
) {
  if (!ballot.sessionId) throw new DomainError('conflict', 'ballots.only-in-session')
  const isOwn = personId === actor.personId
  const written = await transaction(async (tx, record) => {
    const seat = await seatOf(tx, ballot.roundtableId, personId)
    const { byOrganisation } = await lockOpenBallot(tx, ballot.id, seat, actor)
    const holder = byOrganisation ? { organisationId: seat.organisationId } : { personId }
    const before = await tx.vote.findFirst({
      where: { ballotId: ballot.id, forOrganisation: byOrganisation, ...holder },
    })
    if (before && before.enteredById === null && !isOwn)
      throw new DomainError('conflict', 'ballots.answered-themselves')
    const write = byOrganisation ? writeForOrganisation : writeVote
    const vote = await write(tx, ballot.id, seat, answer, { enteredById: isOwn ? null : actor.personId })
    if (!vote) return null
    const { data, ...about } = ballotEventSubject({ ballot })
    await record({
      name: 'vote.entered',
      ...eventActor(standing, ballot.roundtableId),
      ...about,
      data: { ...data, personId },
    })
    await tellRoom(tx, ballot)
    return { ...vote, seat }
  })
  if (!written) return
  const updatedAt = written.updatedAt.toISOString()
  tellOwnPages(personId, { [ballot.id]: { answer, updatedAt, ...(!isOwn && { enteredBy: actor.name }) } })
  await tellDelegates(ballot, written.seat)
}

/** Whoever sits at the table, with an account or without; an observer has no vote that could be entered. */
async function seatOf(tx: Tx, roundtableId: string, personId: string): Promise<Seat> {
  const member = await tx.membership.findFirst({
    where: { roundtableId, personId, endedAt: null, role: { not: 'observer' }, person: { disabledAt: null } },
    select: { id: true, role: true, organisationId: true, organisation: { select: { groupId: true } } },
  })
  if (!member) throw new DomainError('conflict', 'ballots.no-voter')
  const { id: membershipId, role, organisationId, organisation } = member
  return { membershipId, roundtableId, role: role as Role, personId, organisationId, groupId: organisation.groupId }
}
