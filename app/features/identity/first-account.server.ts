import type { z } from 'zod'
import { db, type Tx } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { firstAccountSchema } from './identity.schema.ts'
import { assertPassword } from './password-check.server.ts'
import { hashPassword } from './passwords.server.ts'
import { hashedToken } from './tokens.server.ts'

const LOCK = 20_431_117

/** Throws when the link that a start printed does not open anything: too old, used, or somebody runs the installation already. */
export async function assertFirstAccountLink(token: string, tx: Tx = db) {
  const link = await tx.firstAccountLink.count({ where: { id: hashedToken(token), expiresAt: { gt: new Date() } } })
  const secretariat = await tx.person.count({ where: { secretariat: true } })
  if (!link || secretariat) throw new DomainError('not-found', 'identity.link-used')
}

/** Makes the first account of the secretariat and names the programme. Of several who open links at once, one gets it. */
export async function makeFirstAccount(token: string, answer: z.infer<typeof firstAccountSchema>) {
  const { email, name, language, timeZone, programmeEn, programmeFr } = answer
  const passwordHash = await hashPassword(answer.password)
  return transaction(async (tx, record) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`
    await assertFirstAccountLink(token, tx)
    await assertPassword(tx, { id: '00000000-0000-0000-0000-000000000000', name, email }, answer.password)
    const known = await tx.person.count({ where: { email } })
    if (known) throw new DomainError('conflict', 'identity.email-taken')
    const person = await tx.person.create({
      data: { email, name, language, passwordHash, secretariat: true, ...(timeZone && { timeZone }) },
    })
    await tx.programme.updateMany({ data: { name: { en: programmeEn, fr: programmeFr }, contactEmail: email } })
    await tx.firstAccountLink.deleteMany()
    await record({ name: 'secretariat.begun', personId: person.id, subjectId: person.id })
    return { personId: person.id, passwordHash }
  })
}
