import { db } from '#app/platform/db.server.ts'
import { log } from '#app/platform/log.server.ts'
import { networkOf, pseudonym } from '#app/platform/network.server.ts'
import { limit, resetLimit } from '#app/platform/rate-limit.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { forgetGuesses, slowDown } from './guess-delay.server.ts'
import { hashPassword, needsRehash, verifyPassword } from './passwords.server.ts'

type SignIn = { email: string; password: string; address: string; requestId?: string | null }

/**
 * The person these words belong to, and the hash that proves it, without which there is no session. An unknown mail, a wrong password, an invitation not yet answered and a
 * disabled person get the same answer after the same work.
 */
export async function signIn({ email, password, address, requestId }: SignIn) {
  const network = networkOf(address)
  const pair = `${email} ${network}`
  const line = { requestId: requestId ?? undefined, account: pseudonym(email), network: pseudonym(network) }
  try {
    await limit('sign-in-address', network)
    await limit('sign-in-pair', pair)
  } catch (error) {
    log.warn(line, 'a sign-in was put off')
    throw error
  }
  await slowDown(email)
  const person = await db.person.findUnique({ where: { email } })
  const matches = await verifyPassword(person?.passwordHash, password)
  if (!person?.passwordHash || !matches || person.disabledAt) {
    log.info(line, 'a sign-in was refused')
    throw new DomainError('invalid', 'identity.sign-in-refused')
  }
  await resetLimit('sign-in-pair', pair)
  await forgetGuesses(email)
  log.info({ ...line, personId: person.id }, 'somebody signed in')
  return { personId: person.id, passwordHash: await withPresentCost(person.id, person.passwordHash, password) }
}

/** A hash of an older cost is made anew, unless the password was changed meanwhile. */
async function withPresentCost(personId: string, passwordHash: string, password: string) {
  if (!needsRehash(passwordHash)) return passwordHash
  const anew = await hashPassword(password)
  const { count } = await db.person.updateMany({ where: { id: personId, passwordHash }, data: { passwordHash: anew } })
  return count ? anew : passwordHash
}
