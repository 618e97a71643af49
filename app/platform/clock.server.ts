import { db, type Tx } from './db.server.ts'

/** The database's clock, for what all nodes must agree on to the second. */
export async function databaseNow(tx: Tx = db): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT date_trunc('milliseconds', clock_timestamp()) AS now`
  if (!row) throw new Error('The database has no clock')
  return row.now
}
