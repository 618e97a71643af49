import { type Place, requireSeat } from '#app/features/access/standing.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { absoluteUrl, sendMail } from '#app/platform/mail.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { lockPerson } from '#app/platform/session.server.ts'
import { holdSeat, type RecordEvent, transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { localized } from '#app/shared/localized.ts'
import { paths } from '#app/shared/paths.ts'
import { languageOfPerson } from '#app/shared/person-language.ts'
import type { Actor, Role, Standing } from '#app/shared/roles.ts'
import { mayInvite } from './identity.policy.ts'
import type { InvitationInput } from './identity.schema.ts'
import { seatPerson } from './seat-person.server.ts'
import { issueToken } from './tokens.server.ts'

/**
 * Brings somebody in by a mailed link: the person if they are new, their seat at the roundtable, and the mail,
 * in one act. Whoever has an account already keeps it and is told of the new seat.
 */
export async function invitePerson(actor: Actor, { roundtable, standing }: Place, input: InvitationInput) {
  if (!mayInvite(standing, input.role ?? 'participant')) throw new DomainError('forbidden')
  await limit('invitation', actor.personId)
  return transaction(async (tx, record) => {
    if (!actor.secretariat) await holdSeat(tx, requireSeat(standing))
    return invitePersonIn(tx, record, actor, { ...input, roundtableId: roundtable.id })
  })
}

/** The same inside a larger act, whose caller has asked its own policy. */
export async function invitePersonIn(
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  input: InvitationInput & { roundtableId?: string },
) {
  const { person, isNew } = await personFor(tx, input)
  if (person.disabledAt) throw new DomainError('conflict', 'identity.person-disabled')
  const seat = input.roundtableId ? await seatPerson(tx, record, actor, person, input) : null
  if (isNew) {
    await record({ name: 'person.invited', personId: actor.personId, subjectId: person.id })
  }
  await mailInvitation(tx, actor, person, seat?.roundtable ?? null)
  return { personId: person.id, membershipId: seat?.membershipId ?? null, isNew }
}

/** Sends the link once more: the earlier one stops working. Nothing to do for whoever has a password. */
export async function inviteAgain(actor: Actor, person: { id: string }) {
  if (!actor.secretariat) throw new DomainError('forbidden')
  await sendAgain(actor, person, null)
}

/** The same from the list of members, by whoever may bring somebody in with that role. */
export async function inviteMemberAgain(actor: Actor, { membership, standing, roundtable }: InvitedMember) {
  if (!mayInvite(standing, membership.role as Role)) throw new DomainError('forbidden')
  await sendAgain(actor, { id: membership.personId }, roundtable)
}

type InvitedMember = { membership: { personId: string; role: string }; standing: Standing; roundtable: Table }

async function sendAgain(actor: Actor, person: { id: string }, roundtable: Table | null) {
  await limit('invitation', actor.personId)
  await transaction(async (tx, record) => {
    await lockPerson(tx, person.id)
    const invited = await tx.person.findUniqueOrThrow({ where: { id: person.id } })
    if (invited.passwordHash) throw new DomainError('conflict', 'identity.invitation-answered')
    await record({ name: 'person.invited', personId: actor.personId, subjectId: person.id })
    await mailInvitation(tx, actor, invited, roundtable)
  })
}

/** Two who invite the same person at once do it one after the other. */
async function personFor(tx: Tx, { email, name, language }: InvitationInput) {
  const made = await tx.person.createMany({ data: [{ email, name, language }], skipDuplicates: true })
  const { id } = await tx.person.findUniqueOrThrow({ where: { email }, select: { id: true } })
  await lockPerson(tx, id)
  return { person: await tx.person.findUniqueOrThrow({ where: { id } }), isNew: made.count === 1 }
}

type Invited = { id: string; name: string; email: string; language: string; passwordHash: string | null }
type Table = { id: string; title: unknown }

async function mailInvitation(tx: Tx, actor: Actor, person: Invited, roundtable: Table | null) {
  const language = languageOfPerson(person)
  const programme = await tx.programme.findFirst()
  const values = {
    name: person.name,
    inviter: actor.name,
    programme: localized(programme?.name, language),
    roundtable: localized(roundtable?.title, language),
  }
  const mail = { to: person.email, language }
  if (person.passwordHash) {
    if (!roundtable) return
    const link = absoluteUrl(paths.roundtable(roundtable.id))
    return sendMail({ ...mail, template: 'seat-added', values: { ...values, link } }, tx)
  }
  const { text } = await issueToken(tx, person.id, 'invitation')
  const template = roundtable ? 'invitation-to-roundtable' : 'invitation'
  return sendMail({ ...mail, template, values: { ...values, link: absoluteUrl(paths.invitation(text)) } }, tx)
}
