import { db } from '#app/platform/db.server.ts'
import { readOnce } from '#app/platform/page-reads.server.ts'
import type { Roundtable } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Role, Standing } from '#app/shared/roles.ts'
import { mayAtRoundtable, mayViewRoundtable, type RoundtablePurpose } from './access.policy.ts'

export { requireSeat } from './access.policy.ts'

/** A roundtable, and what somebody is there. */
export type Place = { roundtable: Roundtable; standing: Standing }
type Found = Roundtable & { membershipId: string | null; role: string; organisationId: string; groupId: string }

/** The roundtable for a purpose: not-found for whoever may not see it, forbidden for what they may not do there. */
export async function roundtableFor(actor: Actor, roundtableId: string, purpose: RoundtablePurpose): Promise<Place> {
  const place = await placeIn(actor, roundtableId)
  if (!place) throw new DomainError('not-found')
  if (!mayAtRoundtable(place.standing, purpose)) throw new DomainError('forbidden')
  return place
}

/** Null when the roundtable does not exist or the actor may not see it. */
async function placeIn(actor: Actor, roundtableId: string): Promise<Place | null> {
  const [found] = await readOnce(
    `place ${actor.personId} ${roundtableId}`,
    () => db.$queryRaw<Found[]>`
    SELECT r.*, m."id" AS "membershipId", m."role", m."organisationId", o."groupId"
    FROM "Roundtable" r
    LEFT JOIN "Membership" m ON m."roundtableId" = r."id" AND m."personId" = ${actor.personId}::uuid AND m."endedAt" IS NULL
    LEFT JOIN "Organisation" o ON o."id" = m."organisationId"
    WHERE r."id" = ${roundtableId}::uuid`,
  )
  if (!found) return null
  const { membershipId, role, organisationId, groupId, ...roundtable } = found
  const standing = standingOf(
    actor,
    roundtableId,
    membershipId === null ? null : { id: membershipId, role, organisationId, groupId },
  )
  return standing && { roundtable, standing }
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
