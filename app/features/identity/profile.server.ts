import type { z } from 'zod'
import { db } from '#app/platform/db.server.ts'
import { limit, resetLimit } from '#app/platform/rate-limit.server.ts'
import {
  announceEnds,
  deleteSessionsOf,
  endSessionById,
  endSessionsOf,
  lockPerson,
  sessionsOf,
} from '#app/platform/session.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Language } from '#app/shared/roles.ts'
import type { passwordChangeSchema, profileSchema } from './identity.schema.ts'
import { assertPassword } from './password-check.server.ts'
import { hashPassword, verifyPassword } from './passwords.server.ts'
import { voidTokens } from './tokens.server.ts'

export async function updateProfile(actor: Actor, profile: z.infer<typeof profileSchema>) {
  const { name, language, timeZone } = profile
  await transaction(async (tx, record) => {
    await tx.person.update({ where: { id: actor.personId }, data: { name, language, timeZone } })
    await record({ name: 'profile.changed', personId: actor.personId, subjectId: actor.personId })
  })
}

export async function setLanguage(actor: Pick<Actor, 'personId'>, language: Language) {
  await db.person.update({ where: { id: actor.personId }, data: { language } })
}

/**
 * Asks for the present password, signs every other session out and voids mailed links. What was asked for holds when it is done: a password that
 * was changed or reset meanwhile, by whom ever, is not changed again with the old one.
 */
export async function changePassword(actor: Actor, { present, password }: z.infer<typeof passwordChangeSchema>) {
  const guesses = `password-change ${actor.personId}`
  await limit('sign-in-pair', guesses)
  const person = await db.person.findUniqueOrThrow({ where: { id: actor.personId } })
  if (!(await verifyPassword(person.passwordHash, present)))
    throw new DomainError('invalid', 'identity.present-password-wrong')
  const passwordHash = await hashPassword(password)
  const ended = await transaction(async (tx, record) => {
    const now = await lockPerson(tx, person.id)
    if (now?.passwordHash !== person.passwordHash) throw new DomainError('invalid', 'identity.present-password-wrong')
    if (!(await tx.authSession.count({ where: { id: actor.sessionId } }))) throw new DomainError('signed-out')
    await assertPassword(tx, person, password)
    await tx.person.update({ where: { id: person.id }, data: { passwordHash } })
    await voidTokens(tx, person.id)
    await record({ name: 'password.changed', personId: person.id, subjectId: person.id })
    return deleteSessionsOf(tx, person.id, actor.sessionId)
  })
  announceEnds(ended)
  await resetLimit('sign-in-pair', guesses)
  return { passwordHash }
}

/** One of one's own sessions; anybody else's does not exist. */
export async function ownSessionFor(actor: Actor, sessionId: string) {
  const session = (await sessionsOf(actor.personId)).find((one) => one.id === sessionId)
  if (!session) throw new DomainError('not-found')
  return session
}

export async function endOwnSession(actor: Actor, session: { id: string }) {
  await endSessionById(session.id)
  return { signedOut: session.id === actor.sessionId }
}

export async function endOtherSessions(actor: Actor) {
  await endSessionsOf(actor.personId, actor.sessionId)
}
