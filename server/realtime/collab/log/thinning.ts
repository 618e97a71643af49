import type { Pool } from 'pg'
import { ROW_KIND } from '../document/row.ts'

/** The newest stand in for each other when one is broken. */
const NEWEST = 3
/** Of each so many rows the first snapshot stays: to read the text as it was at any row, fewer than these are read behind it. */
const EVERY_ROWS = 10_000

/**
 * Deletes the snapshots of a text that nobody needs: all but the kept ones, the three newest, the first of each ten thousand rows, and that
 * with which a lineage begins. The rows stay, and with them every state, every author and every move. Returns how many went.
 */
export async function thinSnapshots(pool: Pool, documentId: string): Promise<number> {
  const { rowCount } = await pool.query(
    `DELETE FROM "CollabSnapshot" s USING (
       SELECT "seq", row_number() OVER (ORDER BY "seq" DESC) AS newest,
         row_number() OVER (PARTITION BY "seq" / $2 ORDER BY "seq") AS first
       FROM "CollabSnapshot" WHERE "documentId" = $1
     ) o
     WHERE s."documentId" = $1 AND s."seq" = o."seq" AND NOT s."kept" AND o.newest > $3 AND o.first > 1
       AND NOT EXISTS (SELECT 1 FROM "CollabUpdate" u WHERE u."documentId" = $1 AND u."seq" = s."seq" AND u."kind" = $4)`,
    [documentId, EVERY_ROWS, NEWEST, ROW_KIND.rolled],
  )
  return rowCount ?? 0
}
