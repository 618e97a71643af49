import * as Y from 'yjs'
import type { JoinRequest } from '#app/shared/collab-messages.ts'
import type { LiveDocument } from '../document/live-document.ts'
import { ownerEpochOf } from '../log/commit-statement.ts'
import type { Collab } from '../room/collab.ts'
import { documentLost } from '../room/published.ts'

/**
 * Whether somebody who comes back knows of stored text that this document does not have. It is so where the database was restored from an
 * older state, or where this node was replaced and does not know it yet.
 */
export function isAheadOfStore(
  { doc, appliedSeq, damage }: LiveDocument,
  request: JoinRequest,
  stateVector: Uint8Array,
) {
  const { lineage, headSeq = 0, stored = 0, clientId, draftClientIds } = request
  if (!lineage || damage) return false
  if (headSeq > appliedSeq || stored > Y.getState(doc.store, clientId)) return true
  // What is theirs may still be on its way to us; what is of others came from here.
  const own = new Set([clientId, ...draftClientIds])
  return [...Y.decodeStateVector(stateVector)].some(
    ([client, clock]) => !own.has(client) && clock > Y.getState(doc.store, client),
  )
}

/** How much of theirs there is; null where the document has another owner meanwhile, who knows better. */
export async function clockOf(collab: Collab, document: LiveDocument, clientId: number): Promise<number | null> {
  if ((await ownerEpochOf(collab.pool, document.id)) !== document.epoch) {
    if (!document.closed) documentLost(collab, document, 'owner')
    return null
  }
  collab.log.error(
    { documentId: document.id, headSeq: document.appliedSeq },
    'somebody knows stored text that the database does not have: was it restored from a backup?',
  )
  return Y.getState(document.doc.store, clientId)
}
