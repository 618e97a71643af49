import { DomainError } from '#app/shared/error-codes.ts'
import { SENT_KEY } from '#app/shared/sent-key.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { db, type Tx } from './db.server.ts'

/**
 * Whether an act that a device may send more than once is still to be done. Asked first thing in its transaction, before any refusal: what has been done
 * answers as done, however things stand by now. Of two at the same time one waits for the other's commit. An act without a key, as from a page
 * without scripts, is done each time it is sent.
 */
export async function once(tx: Tx, key: string | undefined, personId: string): Promise<boolean> {
  if (!key) return true
  const written = await tx.$executeRaw`
    INSERT INTO "SentAct" ("key", "personId") VALUES (${key}::uuid, ${personId}::uuid) ON CONFLICT ("key") DO NOTHING`
  if (written) return true
  // Devices make their keys by chance: one of somebody else's is no act that has been done.
  if (!(await tx.sentAct.count({ where: { key, personId } }))) throw new DomainError('invalid')
  return false
}

/** The same, where something outside of the transaction comes first: what this answers may change until `once` is asked. */
export async function doneBefore(key: string | undefined, personId: string) {
  return key !== undefined && (await db.sentAct.count({ where: { key, personId } })) > 0
}

/** The key that came with a form. */
export function keyOf(payload: Record<string, unknown>): string | undefined {
  const key = payload[SENT_KEY]
  if (key === undefined || key === '') return undefined
  if (!isUuid(key)) throw new DomainError('invalid')
  return key
}

/** Devices give an act up long before. */
export function deleteOldSentActs() {
  return db.$executeRaw`DELETE FROM "SentAct" WHERE "at" < now() - interval '30 days'`
}
