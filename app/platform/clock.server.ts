import { db, type Tx } from './db.server.ts'
import { sql } from './sql.server.ts'

/** The database's clock within a statement, to the precision in which moments are stored. */
export const DATABASE_NOW = sql`date_trunc('milliseconds', clock_timestamp())`

/** The database's clock, for what all nodes must agree on to the second. */
export async function databaseNow(tx: Tx = db): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT ${DATABASE_NOW} AS now`
  if (!row) throw new Error('The database has no clock')
  return row.now
}
