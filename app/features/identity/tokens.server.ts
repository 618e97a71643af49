import { createHash, randomBytes } from 'node:crypto'
import type { Tx } from '#app/platform/db.server.ts'
import { db } from '#app/platform/db.server.ts'
import { lockPerson } from '#app/platform/session.server.ts'

const LIFETIME_HOURS = { invitation: 7 * 24, reset: 1 } as const
export type TokenPurpose = keyof typeof LIFETIME_HOURS

/** Makes the token whose text is mailed; only its hash is kept. An earlier one for the same purpose stops working. */
export async function issueToken(tx: Tx, personId: string, purpose: TokenPurpose) {
  const text = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + LIFETIME_HOURS[purpose] * 3_600_000)
  await tx.token.deleteMany({ where: { personId, purpose } })
  await tx.token.create({ data: { id: hashedToken(text), personId, purpose, expiresAt } })
  return { text, expiresAt }
}

/** The person a mailed link belongs to, while it is unused and young enough. */
export async function personOfToken(text: string, purpose: TokenPurpose) {
  const token = await db.token.findFirst({
    where: {
      id: hashedToken(text),
      purpose,
      usedAt: null,
      expiresAt: { gt: new Date() },
      person: { disabledAt: null },
    },
    select: { person: { select: { id: true, name: true, email: true, language: true, timeZone: true } } },
  })
  return token?.person ?? null
}

/** Spends the link: of two requests at once, one gets the person and the other null. The person is held until the transaction ends. */
export async function spendToken(tx: Tx, text: string, purpose: TokenPurpose) {
  const where = { id: hashedToken(text), purpose, usedAt: null, expiresAt: { gt: new Date() } }
  const token = await tx.token.findFirst({ where, select: { personId: true } })
  if (!token) return null
  const person = await lockPerson(tx, token.personId)
  const spent = await tx.token.updateMany({ where, data: { usedAt: new Date() } })
  if (spent.count !== 1 || !person || person.disabledAt) return null
  return tx.person.findUniqueOrThrow({ where: { id: token.personId } })
}

export async function voidTokens(tx: Tx, personId: string) {
  await tx.token.deleteMany({ where: { personId, usedAt: null } })
}

/** All that is kept of a link's secret part. */
export function hashedToken(text: string) {
  return createHash('sha256').update(text).digest('hex')
}
