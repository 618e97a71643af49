import { DomainError } from '#app/shared/error-codes.ts'
import { SENT_KEY } from '#app/shared/sent-key.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { db, type Tx } from './db.server.ts'

/**
 * Whether an act that a device may send more than once is still to be done. Asked first thing in its transaction, before any refusal: what has been done
 * answers as done, however things stand by now. Of two at the same time one waits for the other's commit. An act without a key, as from a page
 * without scripts, is done each time it is sent. The keys behind the first are of acts that it replaces: one of them that was on its way
 * for long, and comes after it, is not done any more.
 */
export async function once(tx: Tx, key: string | undefined, personId: string): Promise<boolean> {
  if (!key) return true
  const [own = '', ...instead] = key.split(',')
  const written = await tx.$queryRaw<{ key: string }[]>`
    INSERT INTO "SentAct" ("key", "personId") SELECT unnest(${[own, ...instead]}::uuid[]), ${personId}::uuid
    ON CONFLICT ("key") DO NOTHING RETURNING "key"`
  if (written.some((row) => row.key === own)) return true
  // Devices make their keys by chance: one of somebody else's is no act that has been done.
  if (!(await tx.sentAct.count({ where: { key: own, personId } }))) throw new DomainError('invalid')
  return false
}

/** The same, where something outside of the transaction comes first: what this answers may change until `once` is asked. */
export async function doneBefore(key: string | undefined, personId: string) {
  return key !== undefined && (await db.sentAct.count({ where: { key: key.split(',')[0], personId } })) > 0
}

const MOST_KEYS = 10

/** The key that came with a form, in small letters, and those of the acts that it replaces. */
export function keyOf(payload: Record<string, unknown>): string | undefined {
  const key = payload[SENT_KEY]
  if (key === undefined || key === '') return undefined
  const keys = typeof key === 'string' ? key.toLowerCase().split(',') : []
  if (!keys.length || keys.length > MOST_KEYS || !keys.every(isUuid)) throw new DomainError('invalid')
  return keys.join()
}

/** Devices give an act up long before. */
export function deleteOldSentActs() {
  return db.$executeRaw`DELETE FROM "SentAct" WHERE "at" < now() - interval '30 days'`
}
