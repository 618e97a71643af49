import type { Pool } from 'pg'
import { type AnchorRef, markIdOf } from '#app/editor/schema/anchors.ts'
import type { AnchoredPassage } from '#app/features/live-documents/document-host.server.ts'
import type { Identity } from '../document/author.ts'

type Reader = Pick<Pool, 'query'>
export type StoredAnchor = AnchorRef & AnchoredPassage

const COLUMNS = '"kind", "id", "quote", "prefix", "suffix", "side"'

export async function readAnchors(pool: Reader, documentId: string): Promise<StoredAnchor[]> {
  const { rows } = await pool.query<StoredAnchor>(
    `SELECT ${COLUMNS} FROM "CollabAnchor" WHERE "documentId" = $1 ORDER BY "at", "id"`,
    [documentId],
  )
  return rows
}

export async function readAnchor(pool: Reader, documentId: string, { kind, id }: AnchorRef) {
  const { rows } = await pool.query<StoredAnchor>(
    `SELECT ${COLUMNS} FROM "CollabAnchor" WHERE "documentId" = $1 AND "kind" = $2 AND "id" = $3`,
    [documentId, kind, id],
  )
  return rows[0] ?? null
}

/** The ids under which passages of a text may be marked. */
export async function readMarkIds(pool: Reader, documentId: string) {
  return (await readAnchors(pool, documentId)).map(markIdOf)
}

export async function addAnchor(
  pool: Reader,
  documentId: string,
  { kind, id, quote, prefix, suffix, side }: StoredAnchor,
  { personId, organisationId, groupId }: Identity,
) {
  await pool.query(
    `INSERT INTO "CollabAnchor" ("documentId", ${COLUMNS}, "personId", "organisationId", "groupId")
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    [documentId, kind, id, quote, prefix, suffix, side, personId, organisationId, groupId],
  )
}

/** The anchor stands on these words from now on. */
export async function requoteAnchor(
  pool: Reader,
  documentId: string,
  { kind, id, quote, prefix, suffix }: Omit<StoredAnchor, 'side'>,
) {
  await pool.query(
    `UPDATE "CollabAnchor" SET "quote" = $4, "prefix" = $5, "suffix" = $6, "side" = NULL
     WHERE "documentId" = $1 AND "kind" = $2 AND "id" = $3`,
    [documentId, kind, id, quote, prefix, suffix],
  )
}

export async function deleteAnchor(pool: Reader, documentId: string, { kind, id }: AnchorRef) {
  await pool.query('DELETE FROM "CollabAnchor" WHERE "documentId" = $1 AND "kind" = $2 AND "id" = $3', [
    documentId,
    kind,
    id,
  ])
}

/** The row that was written for this origin before, be it by a former owner. */
export async function acceptedRow(pool: Reader, documentId: string, { kind, id }: AnchorRef): Promise<number | null> {
  const { rows } = await pool.query<{ seq: string }>(
    'SELECT "seq" FROM "CollabAcceptance" WHERE "documentId" = $1 AND "originKind" = $2 AND "originId" = $3',
    [documentId, kind, id],
  )
  return rows[0] ? Number(rows[0].seq) : null
}
