import type { Pool } from 'pg'
import type { DocumentSubjectType } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { LiveDocument } from '../document/live-document.ts'

/** Raised where a document is asked for that another node holds. */
export class OwnedElsewhere extends Error {
  constructor(readonly node: string) {
    super(`the document is with ${node}`)
  }
}

/** Raised where a text has been brought to a newer version of the schema than this node knows: it would spoil what it does not know. */
export class OfNewerSchema extends DomainError {
  constructor() {
    super('unavailable')
  }
}

/** `alone`: there is no other node, so whoever held it is gone. */
export type Claimant = { node: string; leaseMs: number; alone: boolean; schemaVersion: number }
type Head = {
  subjectType: DocumentSubjectType
  subjectId: string
  lineage: string
  formerLineage: string | null
  schemaVersion: number
  ownerEpoch: string
  channel: string
}

/**
 * The take-over is not waited for until it is on the disk. The rows that this owner commits are, and the log of the database holds its
 * changes in their order: where a crash takes the take-over, it takes whatever came after it too, and nothing of that was acknowledged.
 */
const UNWAITED = `WITH unwaited AS (SELECT set_config('synchronous_commit', 'off', true))`

/** Expired this long before anybody else takes it. */
const GRACE_MS = 500

/**
 * Takes a document over for this node: a new epoch, so that the database refuses rows of an earlier owner, and a lease by the database's clock.
 * With it comes the number of its channel, which the database gives only once: clients of one edge may be at documents of many owners.
 * Throws OwnedElsewhere while another node's lease runs, and OfNewerSchema where this node is too old for the text.
 */
export async function takeOver(
  client: Pick<Pool, 'query'>,
  documentId: string,
  { node, leaseMs, alone, schemaVersion }: Claimant,
): Promise<Head> {
  const { rows } = await client.query<Head>(
    `${UNWAITED} UPDATE "CollabDocument" SET "ownerNode" = $2, "ownerEpoch" = "ownerEpoch" + 1, "leaseUntil" = clock_timestamp() + $3 * interval '1 ms'
     FROM unwaited WHERE "id" = $1 AND "schemaVersion" <= $6 AND ($4 OR "ownerNode" IS NULL OR "ownerNode" = $2 OR "leaseUntil" < clock_timestamp() - $5 * interval '1 ms')
     RETURNING "subjectType", "subjectId", "lineage", "formerLineage", "schemaVersion", "ownerEpoch", nextval('"CollabChannel"') AS "channel"`,
    [documentId, node, leaseMs, alone, GRACE_MS, schemaVersion],
  )
  if (rows[0]) return rows[0]
  const { rows: held } = await client.query<{ ownerNode: string | null; isRunning: boolean; schemaVersion: number }>(
    'SELECT "ownerNode", "leaseUntil" > clock_timestamp() AS "isRunning", "schemaVersion" FROM "CollabDocument" WHERE "id" = $1',
    [documentId],
  )
  if (!held[0]) throw new Error(`no document ${documentId}`)
  // Whoever has it now answers for it, as long as it can.
  if (held[0].schemaVersion > schemaVersion && !(held[0].isRunning && held[0].ownerNode !== node))
    throw new OfNewerSchema()
  throw new OwnedElsewhere(held[0].ownerNode ?? '')
}

/** A new lineage instead of this one; null where it has another meanwhile, or another owner. */
export async function mintLineage(
  pool: Pool,
  { id, epoch, lineage }: Pick<LiveDocument, 'id' | 'epoch' | 'lineage'>,
): Promise<string | null> {
  const { rows } = await pool.query<{ lineage: string }>(
    `UPDATE "CollabDocument" SET "formerLineage" = "lineage", "lineage" = gen_random_uuid()
     WHERE "id" = $1 AND "ownerEpoch" = $2 AND "lineage" = $3 RETURNING "lineage"`,
    [id, String(epoch), lineage],
  )
  return rows[0]?.lineage ?? null
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

/** The node whose lease on the document runs; null where there is none. */
export async function ownerOf(pool: Pool, documentId: string): Promise<string | null> {
  const { rows } = await pool.query<{ ownerNode: string | null }>(
    'SELECT "ownerNode" FROM "CollabDocument" WHERE "id" = $1 AND "leaseUntil" > clock_timestamp()',
    [documentId],
  )
  return rows[0]?.ownerNode ?? null
}

/** Passes the document on to this node, which may take it at once; nobody else before the lease has run out. */
export async function passOn(
  pool: Pool,
  { id, epoch }: Pick<LiveDocument, 'id' | 'epoch'>,
  to: string,
  leaseMs: number,
) {
  await pool.query(
    `UPDATE "CollabDocument" SET "ownerNode" = $3, "leaseUntil" = clock_timestamp() + $4 * interval '1 ms' WHERE "id" = $1 AND "ownerEpoch" = $2`,
    [id, String(epoch), to, leaseMs],
  )
}

/** Ends the leases, so that the next node to ask becomes the owner at once. */
export async function giveBack(pool: Pool, documents: Pick<LiveDocument, 'id' | 'epoch'>[]) {
  if (!documents.length) return
  await pool.query(
    `${OURS} UPDATE "CollabDocument" d SET "ownerNode" = NULL, "leaseUntil" = NULL FROM ours WHERE d."id" = ours."id"`,
    [documents.map(({ id }) => id), documents.map(({ epoch }) => String(epoch))],
  )
}
