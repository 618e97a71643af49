import type { Pool } from 'pg'
import * as Y from 'yjs'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import type { LoadedDocument } from '../document/live-document.ts'
import { ROW_KIND } from '../document/row.ts'
import type { SchemaStep } from '../document/schema-steps.ts'
import { storeImage } from './compaction.ts'

/** The version of the schema that a node serves, and how to get there from each former one. */
export type Schema = { version: number; steps: readonly SchemaStep[] }

/**
 * Brings a text that was just taken over to this node's version of the schema, before anybody is let in: the state before it is kept as a
 * version, and the change is a row of the log by nobody, stored in one statement with the number of the version. Throws where a step fails, and leaves the text
 * as it was. It is to be loaded again afterwards.
 */
export async function moveToSchema(pool: Pool, document: LoadedDocument, { version, steps }: Schema) {
  const { id, epoch, headSeq } = document
  const edit = editOf(document, steps.slice(document.schemaVersion - 1, version - 1))
  if (edit && headSeq) await storeImage(pool, id, headSeq, true)
  const { rowCount } = await (edit
    ? pool.query(
        `WITH moved AS (
           UPDATE "CollabDocument" SET "schemaVersion" = $3 WHERE "id" = $1 AND "ownerEpoch" = $2 RETURNING "id")
         INSERT INTO "CollabUpdate" ("documentId", "seq", "epoch", "clientId", "clientSeq", "kind", "bytes")
         SELECT "id", $4, $2, $5, 0, $6, $7 FROM moved`,
        [id, String(epoch), version, headSeq + 1, edit.clientId, ROW_KIND.schema, edit.bytes],
      )
    : pool.query('UPDATE "CollabDocument" SET "schemaVersion" = $3 WHERE "id" = $1 AND "ownerEpoch" = $2', [
        id,
        String(epoch),
        version,
      ]))
  if (!rowCount) throw new Error(`the text ${id} has another owner`)
}

/** What the steps change, made on a copy; null where they change nothing. */
function editOf({ doc }: LoadedDocument, steps: readonly SchemaStep[]) {
  const copy = new Y.Doc()
  const made: Uint8Array[] = []
  try {
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    copy.on('update', (update: Uint8Array) => made.push(update))
    copy.transact(() => steps.forEach((step) => step(copy.getXmlFragment(CONTENT_ROOT))))
    return made.length ? { bytes: Buffer.from(Y.mergeUpdates(made)), clientId: copy.clientID } : null
  } finally {
    copy.destroy()
  }
}
