import * as Y from 'yjs'
import type { JoinRequest } from '#app/shared/collab-messages.ts'
import type { LiveDocument } from '../document/live-document.ts'
import { fencesOf } from '../log/commit-statement.ts'
import { mintLineage } from '../log/ownership.ts'
import type { Collab } from '../room/collab.ts'
import { documentLost } from '../room/published.ts'
import { expel } from './roles.ts'

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

/** The answer to whoever holds another lineage, or knows more of this one than there is. `clock`: from where on their own words are missing. */
export function lineageDenial({ doc, lineage, formerLineage }: LiveDocument, request: JoinRequest) {
  const ended = request.lineage === formerLineage || request.lineage === lineage
  return { code: 'LINEAGE', lineage, ...(ended && { clock: Y.getState(doc.store, request.clientId) }) } as const
}

/**
 * Everybody starts anew from what the database has: numbers that are given out again would stand for other letters in a tab that still knows
 * the lost ones. Once for each time that the document is loaded, as it is after a restore: a page that lies moves nobody twice. False where
 * the document has another owner meanwhile, who knows better.
 */
export async function beginLineage(collab: Collab, document: LiveDocument): Promise<boolean> {
  if ((await fencesOf(collab.pool, document.id))?.epoch !== document.epoch) {
    if (!document.closed) documentLost(collab, document, 'owner')
    return false
  }
  document.newLineage ??= mint(collab, document).catch((error: unknown) => {
    document.newLineage = null
    throw error
  })
  return document.newLineage
}

async function mint(collab: Collab, document: LiveDocument): Promise<boolean> {
  const lineage = await mintLineage(collab.pool, document)
  if (!lineage) return false
  document.formerLineage = document.lineage
  document.lineage = lineage
  collab.log.error(
    { documentId: document.id, headSeq: document.appliedSeq },
    'somebody knows stored text that the database does not have: was it restored from a backup?',
  )
  for (const member of [...document.members.values()]) expel(collab, member, 'RELOAD')
  return true
}
