import type { Pool, PoolClient } from 'pg'
import type { DocumentSubjectType } from '#app/shared/document-subjects.ts'
import type { LiveDocument } from '../document/live-document.ts'

/** Raised where a document is asked for that another node holds. */
export class OwnedElsewhere extends Error {
  constructor(readonly node: string) {
    super(`the document is with ${node}`)
  }
}

/** `alone`: there is no other node, so whoever held it is gone. */
export type Claimant = { node: string; leaseMs: number; alone: boolean }
type Head = {
  subjectType: DocumentSubjectType
  subjectId: string
  lineage: string
  ownerEpoch: string
  channel: string
}

/** Expired this long before anybody else takes it. */
const GRACE_MS = 500

/**
 * Takes a document over for this node: a new epoch, so that the database refuses rows of an earlier owner, and a lease by the database's clock.
 * With it comes the number of its channel, which the database gives only once: clients of one edge may be at documents of many owners.
 * Throws OwnedElsewhere while another node's lease runs.
 */
export async function takeOver(
  client: PoolClient,
  documentId: string,
  { node, leaseMs, alone }: Claimant,
): Promise<Head> {
  const { rows } = await client.query<Head>(
    `UPDATE "CollabDocument" SET "ownerNode" = $2, "ownerEpoch" = "ownerEpoch" + 1, "leaseUntil" = clock_timestamp() + $3 * interval '1 ms'
     WHERE "id" = $1 AND ($4 OR "ownerNode" IS NULL OR "ownerNode" = $2 OR "leaseUntil" < clock_timestamp() - $5 * interval '1 ms')
     RETURNING "subjectType", "subjectId", "lineage", "ownerEpoch", nextval('"CollabChannel"') AS "channel"`,
    [documentId, node, leaseMs, alone, GRACE_MS],
  )
  if (rows[0]) return rows[0]
  const { rows: held } = await client.query<{ ownerNode: string | null }>(
    'SELECT "ownerNode" FROM "CollabDocument" WHERE "id" = $1',
    [documentId],
  )
  if (!held[0]) throw new Error(`no document ${documentId}`)
  throw new OwnedElsewhere(held[0].ownerNode ?? '')
}

/** Locked in the order of their ids, as a commit of several documents locks them. */
const OURS = `WITH ours AS (
  SELECT d."id" FROM "CollabDocument" d JOIN unnest($1::uuid[], $2::bigint[]) AS o (id, epoch) ON d."id" = o.id AND d."ownerEpoch" = o.epoch
  ORDER BY d."id" FOR NO KEY UPDATE OF d)`

/** Renews the leases of these documents and returns those that are no longer ours. */
export async function renew(pool: Pool, documents: LiveDocument[], leaseMs: number): Promise<LiveDocument[]> {
  if (!documents.length) return []
  const { rows } = await pool.query<{ id: string }>(
    `${OURS} UPDATE "CollabDocument" d SET "leaseUntil" = clock_timestamp() + $3 * interval '1 ms' FROM ours WHERE d."id" = ours."id" RETURNING d."id"`,
    [documents.map(({ id }) => id), documents.map(({ epoch }) => String(epoch)), leaseMs],
  )
  const kept = new Set(rows.map(({ id }) => id))
  return documents.filter(({ id }) => !kept.has(id))
}

/** Ends the leases, so that the next node to ask becomes the owner at once. */
export async function giveBack(pool: Pool, documents: LiveDocument[]) {
  if (!documents.length) return
  await pool.query(
    `${OURS} UPDATE "CollabDocument" d SET "ownerNode" = NULL, "leaseUntil" = NULL FROM ours WHERE d."id" = ours."id"`,
    [documents.map(({ id }) => id), documents.map(({ epoch }) => String(epoch))],
  )
}
