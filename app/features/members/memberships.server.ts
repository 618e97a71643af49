import { atRoundtable, extend, id } from '#app/features/access/access.server.ts'
import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { endProxiesOfLeavers } from '#app/features/ballots/proxies/ending.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { cancelForLeaver } from '#app/features/session-calendar/taken-out.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Membership } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Standing } from '#app/shared/roles.ts'
import { mayGiveRole, mayManageMember } from './membership.policy.ts'
import type { MembershipInput } from './membership.schema.ts'

export type MembershipSubject = {
  membership: Membership & { person: { name: string } }
  roundtableId: string
  roundtable: { id: string; title: unknown }
  standing: Standing
}

/** The membership of an address, for whoever may change it or end it. */
export const onMembership = extend(
  atRoundtable('manage-members'),
  { membershipId: id },
  async ({ place, membershipId }) => ({ subject: await membershipFor(place, membershipId) }),
)

export async function membershipFor({ roundtable, standing }: Place, membershipId: string): Promise<MembershipSubject> {
  const roundtableId = roundtable.id
  const membership = await db.membership.findFirst({
    where: { id: membershipId, roundtableId, endedAt: null },
    include: { person: { select: { name: true } } },
  })
  if (!membership) throw new DomainError('not-found')
  if (!mayManageMember(standing, membership)) throw new DomainError('forbidden')
  return { membership, roundtableId, roundtable, standing }
}

/** Takes effect at once: open sockets hear of it by the event. */
export async function changeMembership(
  { membership, roundtableId, standing }: MembershipSubject,
  input: MembershipInput,
) {
  if (!mayGiveRole(standing, membership, input.role)) throw new DomainError('forbidden')
  if (membership.role === input.role && membership.organisationId === input.organisationId) return
  await transaction(async (tx, record) => {
    const organisation = await tx.organisation.findUnique({ where: { id: input.organisationId, ...SHOWN } })
    if (!organisation) throw new DomainError('invalid', 'roundtables.organisation-unknown')
    const { count } = await tx.membership.updateMany({ where: { id: membership.id, endedAt: null }, data: input })
    if (!count) throw new DomainError('conflict')
    await endProxiesOfLeavers(tx, record)
    await record({
      name: 'membership.changed',
      ...eventActor(standing, roundtableId),
      subjectId: membership.id,
      data: {
        personId: membership.personId,
        role: input.role,
        before: membership.role,
        organisationId: organisation.id,
        organisationChanged: membership.organisationId !== input.organisationId,
      },
    })
  })
}

export async function endMembership({ membership, roundtableId, standing }: MembershipSubject) {
  await transaction(async (tx, record) => {
    const { count } = await tx.membership.updateMany({
      where: { id: membership.id, endedAt: null },
      data: { endedAt: new Date() },
    })
    if (!count) return
    await endProxiesOfLeavers(tx, record)
    await cancelForLeaver(tx, { roundtableId, personId: membership.personId })
    await record({
      name: 'membership.ended',
      ...eventActor(standing, roundtableId),
      subjectId: membership.id,
      data: { personId: membership.personId },
    })
  })
}
