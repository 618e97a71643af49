import { setTimeout as wait } from 'node:timers/promises'
import { db } from '#app/platform/db.server.ts'
import { absoluteUrl, sendMail } from '#app/platform/mail.server.ts'
import { networkOf } from '#app/platform/network.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { announceEnds, deleteSessionsOf, lockPerson } from '#app/platform/session.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { paths } from '#app/shared/paths.ts'
import { languageOfPerson } from '#app/shared/person-language.ts'
import { assertPassword } from './password-check.server.ts'
import { hashPassword } from './passwords.server.ts'
import { issueToken, personOfToken, spendToken, voidTokens } from './tokens.server.ts'

/** Longer than the work for a known mail takes, so that the answer comes as late for an unknown one. */
const ANSWER_AFTER = 250

/** Mails a link when there is an account to reset; the caller cannot tell whether there was. */
export async function requestPasswordReset({ email, address }: { email: string; address: string }) {
  await limit('password-reset-address', networkOf(address))
  await Promise.all([mailResetLink(email), wait(ANSWER_AFTER)])
}

async function mailResetLink(email: string) {
  const person = await db.person.findUnique({ where: { email } })
  // A reset never answers an invitation: only its own mailed link does.
  if (!person?.passwordHash || person.disabledAt) return
  if (!(await withinMailLimit(email))) return
  await transaction(async (tx, record) => {
    const now = await lockPerson(tx, person.id)
    if (!now?.passwordHash || now.disabledAt) return
    const { text } = await issueToken(tx, person.id, 'reset')
    const values = { name: person.name, link: absoluteUrl(paths.resetPassword(text)) }
    await sendMail({ to: person.email, language: languageOfPerson(person), template: 'password-reset', values }, tx)
    await record({ name: 'password.reset-requested', personId: person.id, subjectId: person.id })
  })
}

/** Silent: telling that a mailbox is used up would tell that it has an account. */
async function withinMailLimit(email: string) {
  try {
    await limit('password-reset', email)
    return true
  } catch {
    return false
  }
}

export async function resetFor(token: string) {
  const person = await personOfToken(token, 'reset')
  if (!person) throw new DomainError('not-found', 'identity.link-used')
  return person
}

/** Sets the new password, ends every session and voids every other link of the person. */
export async function resetPassword(token: string, { password }: { password: string }) {
  const passwordHash = await hashPassword(password)
  const ended = await transaction(async (tx, record) => {
    const person = await spendToken(tx, token, 'reset')
    if (!person) throw new DomainError('not-found', 'identity.link-used')
    await assertPassword(tx, person, password)
    await tx.person.update({ where: { id: person.id }, data: { passwordHash } })
    await voidTokens(tx, person.id)
    await record({ name: 'password.reset', personId: person.id, subjectId: person.id })
    return deleteSessionsOf(tx, person.id)
  })
  announceEnds(ended)
}
