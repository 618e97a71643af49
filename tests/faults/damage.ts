import type pg from 'pg'
import type { Random } from './scale.ts'

/** What may happen to what is stored, and whether the log still has everything after it. */
export type Damage = { name: string; run: (pool: pg.Pool, id: string, random: Random) => Promise<void>; whole: boolean }

const broken = (sql: string) => (pool: pg.Pool, id: string) => pool.query(sql, [id]).then(() => undefined)
const NEWEST = `"documentId" = $1 AND "seq" = (SELECT max("seq") FROM "CollabSnapshot" WHERE "documentId" = $1)`

async function onRow(pool: pg.Pool, id: string, random: Random, sql: string, after: 'snapshot' | 'start') {
  const { rows } = await pool.query<{ first: string; last: string }>(
    `SELECT (SELECT coalesce(max("seq"), 0) FROM "CollabSnapshot" WHERE "documentId" = $1) AS first, max("seq") AS last FROM "CollabUpdate" WHERE "documentId" = $1`,
    [id],
  )
  const [first, last] = [after === 'start' ? 0 : Number(rows[0]!.first), Number(rows[0]!.last)]
  // Never the very last: that nothing came after it leaves no trace of a row.
  await pool.query(sql, [id, first + 1 + random.below(last - first - 1)])
}

const REMOVE = 'DELETE FROM "CollabUpdate" WHERE "documentId" = $1 AND "seq" = $2'
const CUT =
  'UPDATE "CollabUpdate" SET "bytes" = substr("bytes", 1, length("bytes") / 2) WHERE "documentId" = $1 AND "seq" = $2'

export const DAMAGES: Damage[] = [
  {
    name: 'the newest snapshot cut short',
    whole: true,
    run: broken(`UPDATE "CollabSnapshot" SET "bytes" = substr("bytes", 1, length("bytes") / 2) WHERE ${NEWEST}`),
  },
  {
    name: 'a byte of the newest snapshot turned',
    whole: true,
    run: broken(
      `UPDATE "CollabSnapshot" SET "bytes" = set_byte("bytes", length("bytes") / 3, 255 - get_byte("bytes", length("bytes") / 3)) WHERE ${NEWEST}`,
    ),
  },
  {
    name: 'the newest snapshot empty',
    whole: true,
    run: broken(`UPDATE "CollabSnapshot" SET "bytes" = '' WHERE ${NEWEST}`),
  },
  {
    name: 'every snapshot broken',
    whole: true,
    run: broken(`UPDATE "CollabSnapshot" SET "bytes" = substr("bytes", 2) WHERE "documentId" = $1`),
  },
  { name: 'all snapshots gone', whole: true, run: broken('DELETE FROM "CollabSnapshot" WHERE "documentId" = $1') },
  {
    name: 'a row after the snapshot gone',
    whole: false,
    run: (pool, id, random) => onRow(pool, id, random, REMOVE, 'snapshot'),
  },
  {
    name: 'a row after the snapshot cut short',
    whole: false,
    run: (pool, id, random) => onRow(pool, id, random, CUT, 'snapshot'),
  },
  {
    name: 'no snapshot, and a row gone',
    whole: false,
    run: async (pool, id, random) => {
      await pool.query('DELETE FROM "CollabSnapshot" WHERE "documentId" = $1', [id])
      await onRow(pool, id, random, REMOVE, 'start')
    },
  },
  {
    name: 'the whole log and every snapshot gone',
    whole: false,
    run: async (pool, id) => {
      await pool.query('DELETE FROM "CollabSnapshot" WHERE "documentId" = $1', [id])
      await pool.query('DELETE FROM "CollabUpdate" WHERE "documentId" = $1', [id])
    },
  },
  {
    name: 'the log gone from before the snapshot on',
    whole: false,
    run: broken(`DELETE FROM "CollabUpdate" WHERE "documentId" = $1 AND "seq" > 4`),
  },
]
