import { putInBin, takeFromBin } from '#app/features/bin/bin.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { mayAdminister } from '#app/features/identity/identity.policy.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { sameName } from '#app/shared/text.ts'
import type { OrganisationInput } from './organisation.schema.ts'

export async function addOrganisation(actor: Actor, input: OrganisationInput) {
  await assertMayWrite(actor, input)
  return transaction(async (tx, record) => {
    await assertNameFree(tx, input.name, null)
    const organisation = await tx.organisation.create({ data: { ...input, website: input.website ?? null } })
    await record({ name: 'organisation.created', personId: actor.personId, subjectId: organisation.id })
    return organisation
  })
}

/** What was written for the organisation keeps the group it was written for; only new words take the new one. */
export async function changeOrganisation(actor: Actor, organisation: { id: string }, input: OrganisationInput) {
  await assertMayWrite(actor, input)
  await transaction(async (tx, record) => {
    await assertNameFree(tx, input.name, organisation.id)
    await tx.organisation.update({ where: { id: organisation.id }, data: { ...input, website: input.website ?? null } })
    await record({ name: 'organisation.edited', personId: actor.personId, subjectId: organisation.id })
  })
}

/** Puts an organisation into the bin that nobody acts for now. What was written for it goes on naming it. */
export async function removeOrganisation(actor: Actor, organisation: { id: string }) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  await transaction(async (tx, record) => {
    await tx.$queryRaw`SELECT 1 FROM "Organisation" WHERE "id" = ${organisation.id}::uuid FOR UPDATE`
    if (await tx.membership.count({ where: { organisationId: organisation.id, endedAt: null } }))
      throw new DomainError('conflict', 'organisations.has-members')
    await putInBin(tx, 'organisation', organisation.id, actor.personId)
    await record({ name: 'organisation.removed', personId: actor.personId, subjectId: organisation.id })
  })
}

export async function restoreOrganisation(actor: Actor, organisationId: string) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  await transaction(async (tx, record) => {
    const organisation = await tx.organisation.findUnique({ where: { id: organisationId } })
    if (!organisation) throw new DomainError('not-found')
    await assertNameFree(tx, organisation.name, organisationId, 'bin.name-taken')
    await takeFromBin(tx, 'organisation', organisationId)
    await record({ name: 'organisation.restored', personId: actor.personId, subjectId: organisationId })
  })
}

/** Two organisations of one name could not be told apart where members and groups are chosen. */
export async function assertNameFree(
  tx: Tx,
  name: string,
  organisationId: string | null,
  taken = 'interest.organisation-exists',
) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('organisation-names'))`
  const others = await tx.organisation.findMany({ where: SHOWN, select: { id: true, name: true } })
  const own = others.find(({ id }) => id === organisationId)
  if (own && sameName(own.name, name)) return
  if (others.some((other) => sameName(other.name, name))) throw new DomainError('conflict', taken)
}

async function assertMayWrite(actor: Actor, { groupId }: OrganisationInput) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  const group = await db.stakeholderGroup.findUnique({ where: { id: groupId } })
  if (!group) throw new DomainError('invalid', 'interest.group-missing')
}
