import { db } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Role, Standing } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { mayAtRoundtable, mayViewRoundtable, type RoundtablePurpose } from './roundtable.policy.ts'

export { requireSeat } from './roundtable.policy.ts'

/** What the actor is at this roundtable; null when it does not exist or they may not see it. */
export async function standingIn(actor: Actor, roundtableId: string): Promise<Standing | null> {
  if (!isUuid(roundtableId)) return null
  const row = await db.roundtable.findUnique({
    where: { id: roundtableId },
    select: {
      memberships: {
        where: { personId: actor.personId, endedAt: null },
        select: { id: true, role: true, organisationId: true, organisation: { select: { groupId: true } } },
      },
    },
  })
  if (!row) return null
  const [membership] = row.memberships
  return standingOf(actor, roundtableId, membership ? { ...membership, groupId: membership.organisation.groupId } : null)
}

type Membership = { id: string; role: string; organisationId: string; groupId: string }

/** What the actor is at a roundtable by the membership they have there; null when they may not see it. */
export function standingOf(actor: Actor, roundtableId: string, membership: Membership | null): Standing | null {
  const standing: Standing = {
    personId: actor.personId,
    secretariat: actor.secretariat,
    seat: membership && {
      membershipId: membership.id,
      roundtableId,
      role: membership.role as Role,
      personId: actor.personId,
      organisationId: membership.organisationId,
      groupId: membership.groupId,
    },
  }
  return mayViewRoundtable(standing) ? standing : null
}

/** The roundtable for a purpose: not-found for whoever may not see it, forbidden for what they may not do there. */
export async function roundtableFor(actor: Actor, roundtableId: string, purpose: RoundtablePurpose) {
  const standing = await standingIn(actor, roundtableId)
  if (!standing) throw new DomainError('not-found')
  if (!mayAtRoundtable(standing, purpose)) throw new DomainError('forbidden')
  const roundtable = await db.roundtable.findUniqueOrThrow({ where: { id: roundtableId } })
  return { roundtable, standing }
}
