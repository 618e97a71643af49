import { extend, id, secretariat } from '#app/features/access/access.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { mayAdminister } from '#app/features/identity/identity.policy.ts'
import { db } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'

const fields = { id: true, name: true, country: true, website: true, groupId: true } as const

export async function listOrganisations(actor: Actor, groupId?: string) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  const organisations = await db.organisation.findMany({
    where: { groupId, ...SHOWN },
    orderBy: { name: 'asc' },
    select: { ...fields, _count: { select: { memberships: { where: { endedAt: null } } } } },
  })
  return organisations.map(({ _count, ...organisation }) => ({ ...organisation, members: _count.memberships }))
}

/** The organisation of an address. */
export const onOrganisation = extend(secretariat, { organisationId: id }, async ({ actor, organisationId }) => ({
  subject: await organisationFor(actor, organisationId),
}))

export async function organisationFor(actor: Actor, organisationId: string) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  const organisation = await db.organisation.findUnique({ where: { id: organisationId, ...SHOWN }, select: fields })
  if (!organisation) throw new DomainError('not-found')
  return organisation
}
