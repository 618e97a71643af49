import { db, type Tx } from '#app/platform/db.server.ts'
import { readOnce } from '#app/platform/page-reads.server.ts'
import type { Programme, StakeholderGroup } from '#app/platform/prisma/client.ts'
import { sql } from '#app/platform/sql.server.ts'

type Installation = { programme: Omit<Programme, 'createdAt'> | null; groups: StakeholderGroup[] }

/** The stakeholder groups in their order round the table. */
export const GROUPS = sql`(SELECT coalesce(jsonb_agg(g ORDER BY g."position", g."code"), '[]') FROM "StakeholderGroup" g)`

/** What every page needs of the programme, with the stakeholder groups in their order round the table. */
export function installation(tx?: Tx): Promise<Installation> {
  return tx ? read(tx) : readOnce('installation', () => read(db))
}

async function read(tx: Tx): Promise<Installation> {
  const [found] = await tx.$queryRaw<[Installation]>`
    SELECT (SELECT to_jsonb(p) FROM "Programme" p LIMIT 1) AS "programme", ${GROUPS} AS "groups"`
  return found
}
