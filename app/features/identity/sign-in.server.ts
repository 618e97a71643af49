import { db } from '#app/platform/db.server.ts'
import { limit, resetLimit } from '#app/platform/rate-limit.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'

import { forgetGuesses, slowDown } from './guess-delay.server.ts'
import { hashPassword, needsRehash, verifyPassword } from './passwords.server.ts'

type SignIn = { email: string; password: string; address: string }

/**
 * The person these words belong to. An unknown mail, a wrong password, an invitation not yet answered and a
 * disabled person get the same answer after the same work.
 */
export async function signIn({ email, password, address }: SignIn) {
  const pair = `${email} ${address}`
  await limit('sign-in-address', address)
  await limit('sign-in-pair', pair)
  await slowDown(email)
  const person = await db.person.findUnique({ where: { email } })
  const matches = await verifyPassword(person?.passwordHash, password)
  if (!person?.passwordHash || !matches || person.disabledAt) throw new DomainError('invalid', 'identity.sign-in-refused')
  await resetLimit('sign-in-pair', pair)
  forgetGuesses(email)
  if (needsRehash(person.passwordHash)) {
    await db.person.update({ where: { id: person.id }, data: { passwordHash: await hashPassword(password) } })
  }
  return { personId: person.id }
}
