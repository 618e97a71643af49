import { randomUUID } from 'node:crypto'
import { db, type Tx } from './db.server.ts'

/** The jobs of server/jobs that follow a commit. */
type Task = 'deliver-mail' | 'unmark-thread'

/**
 * What must follow a commit: a job that is written in the transaction, and taken up again until it is done however often the process is
 * killed. The key stands for this one effect, whoever brings it about.
 */
export async function afterCommit(tx: Tx, task: Task, payload: object, key: string = randomUUID()) {
  // Due since yesterday: a clock that is set back does not make it wait for the hour that comes twice.
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${task}, ${JSON.stringify({ ...payload, key })}::json, run_at := now() - interval '1 day', job_key := ${`${task} ${key}`})`
}

/**
 * Does it unless it has been done, and writes down at once that it has. Killed between the two it is done again: an effect outside of the
 * database is given the key, so that whoever receives it twice can tell.
 */
export async function once(key: string, effect: () => Promise<unknown>) {
  if (await db.delivery.count({ where: { key } })) return
  await effect()
  await db.$executeRaw`INSERT INTO "Delivery" ("key") VALUES (${key}) ON CONFLICT DO NOTHING`
}

/** Jobs are tried for some days; a month later nobody asks any more. */
export function deleteOldDeliveries() {
  return db.$executeRaw`DELETE FROM "Delivery" WHERE "at" < now() - interval '30 days'`
}
