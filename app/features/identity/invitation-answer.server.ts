import type { z } from 'zod'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { invitationAnswerSchema } from './identity.schema.ts'
import { assertPassword } from './password-check.server.ts'
import { hashPassword } from './passwords.server.ts'
import { personOfToken, spendToken, voidTokens } from './tokens.server.ts'

export async function invitationFor(token: string) {
  const person = await personOfToken(token, 'invitation')
  if (!person) throw new DomainError('not-found', 'identity.link-used')
  return person
}

/** Makes the account: the mailed link proves the address, the answer gives name, language and password. */
export async function acceptInvitation(token: string, answer: z.infer<typeof invitationAnswerSchema>) {
  const { name, language, timeZone } = answer
  const passwordHash = await hashPassword(answer.password)
  return transaction(async (tx, record) => {
    const person = await spendToken(tx, token, 'invitation')
    // An account that has a password is never taken over through an old invitation.
    if (!person || person.passwordHash) throw new DomainError('not-found', 'identity.link-used')
    await assertPassword(tx, { ...person, name }, answer.password)
    await tx.person.update({
      where: { id: person.id },
      data: { name, language, passwordHash, ...(timeZone && { timeZone }) },
    })
    await voidTokens(tx, person.id)
    await record({ name: 'invitation.accepted', personId: person.id, subjectId: person.id })
    return { personId: person.id, passwordHash }
  })
}
