import { SHOWN } from '#app/features/bin/shown.server.ts'
import { invitePersonIn } from '#app/features/identity/invitations.server.ts'
import { assertNameFree } from '#app/features/organisations/organisations.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { sendMail } from '#app/platform/mail.server.ts'
import type { Interest } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { localized } from '#app/shared/localized.ts'
import { languageOfPerson } from '#app/shared/person-language.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { Acceptance } from './interest.schema.ts'
import type { InterestState } from './interest-states.ts'

/** One act: the organisation (known or new), the person, their seat and the mailed link, or none of it. */
export async function acceptInterest(actor: Actor, interest: Interest, acceptance: Acceptance) {
  await transaction(async (tx, record) => {
    if (!(await decide(tx, actor, interest, 'accepted'))) return
    const roundtable = await tx.roundtable.findUnique({ where: { id: acceptance.roundtableId } })
    if (roundtable?.state !== 'running') throw new DomainError('invalid', 'interest.roundtable-missing')
    const organisationId = await organisationOf(tx, interest, acceptance.organisationId)
    const { personId } = await invitePersonIn(tx, record, actor, {
      email: interest.email,
      name: interest.name,
      language: languageOfPerson(interest),
      organisationId,
      roundtableId: acceptance.roundtableId,
      role: acceptance.role,
    })
    await tx.interest.update({ where: { id: interest.id }, data: { organisationId, personId } })
    await record({
      name: 'interest.accepted',
      personId: actor.personId,
      subjectId: interest.id,
      data: { organisationId, personId, roundtableId: acceptance.roundtableId, role: acceptance.role },
    })
  })
}

/** Says no with a reason, which is mailed to the sender. */
export async function declineInterest(actor: Actor, interest: Interest, { reason }: { reason: string }) {
  await transaction(async (tx, record) => {
    if (!(await decide(tx, actor, interest, 'declined', reason))) return
    const language = languageOfPerson(interest)
    const programme = await tx.programme.findFirst()
    const values = {
      name: interest.name,
      organisation: interest.organisationName,
      reason,
      programme: localized(programme?.name, language),
      contact: programme?.contactEmail ?? '',
    }
    await sendMail({ to: interest.email, language, template: 'interest-declined', values }, tx)
    await record({ name: 'interest.declined', personId: actor.personId, subjectId: interest.id })
  })
}

/** True for the first decision, false for the same one again; another one than before is a conflict. */
async function decide(tx: Tx, actor: Actor, interest: Interest, state: InterestState, reason = '') {
  if (!actor.secretariat) throw new DomainError('forbidden')
  const first = await tx.interest.updateMany({
    where: { id: interest.id, state: 'new' },
    data: { state, reason, decidedAt: new Date(), decidedById: actor.personId },
  })
  if (first.count === 1) return true
  const decided = await tx.interest.findUniqueOrThrow({ where: { id: interest.id }, select: { state: true } })
  if (decided.state !== state) throw new DomainError('conflict', 'interest.already-decided')
  return false
}

async function organisationOf(tx: Tx, interest: Interest, chosen: string) {
  if (chosen !== 'new') {
    const known = await tx.organisation.findUnique({ where: { id: chosen, ...SHOWN } })
    if (!known) throw new DomainError('invalid', 'interest.organisation-choice')
    return known.id
  }
  const { organisationName: name, country, groupId, website } = interest
  await assertNameFree(tx, name, null)
  const created = await tx.organisation.create({ data: { name, country, groupId, website: website || null } })
  return created.id
}
