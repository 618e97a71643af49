import { SHOWN } from '#app/features/bin/shown.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { RecordEvent } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Role } from '#app/shared/roles.ts'

type Place = { roundtableId?: string; organisationId?: string; role?: Role }

/** Gives a person a seat at a roundtable, or back the one that had ended. Whoever has no password yet is invited to it. */
export async function seatPerson(
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  person: { id: string; passwordHash: string | null },
  place: Place,
) {
  const personId = person.id
  const { roundtableId, organisationId, role = 'participant' } = place
  if (!roundtableId || !organisationId) throw new DomainError('invalid', 'identity.organisation-missing')
  const roundtable = await tx.roundtable.findUnique({ where: { id: roundtableId } })
  const organisation = await tx.organisation.findUnique({ where: { id: organisationId, ...SHOWN } })
  if (!roundtable) throw new DomainError('not-found')
  if (!organisation) throw new DomainError('invalid', 'identity.organisation-missing')
  if (roundtable.state === 'closed') throw new DomainError('closed', 'identity.roundtable-closed')
  const membership = await placeAtTable(tx, { roundtableId, personId, organisationId, role })
  await record({
    name: person.passwordHash ? 'membership.begun' : 'membership.invited',
    roundtableId,
    personId: actor.personId,
    subjectId: membership.id,
    data: { personId, organisationId, groupId: organisation.groupId, role },
  })
  return { membershipId: membership.id, roundtable }
}

type NewMembership = { roundtableId: string; personId: string; organisationId: string; role: Role }

async function placeAtTable(tx: Tx, seat: NewMembership) {
  const { roundtableId, personId, organisationId, role } = seat
  const known = await tx.membership.findUnique({ where: { roundtableId_personId: { roundtableId, personId } } })
  if (known && !known.endedAt) throw new DomainError('conflict', 'identity.already-member')
  if (known) return tx.membership.update({ where: { id: known.id }, data: { organisationId, role, endedAt: null } })
  return tx.membership.create({ data: seat })
}
