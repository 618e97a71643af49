import { db } from './db.server.ts'

/** Resolves when the database answers. */
export async function checkHealth() {
  await db.$queryRaw`SELECT 1`
}
