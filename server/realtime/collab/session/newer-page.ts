import type { LiveDocument } from '../document/live-document.ts'
import { OwnedElsewhere, ownerOf, passOn } from '../log/ownership.ts'
import type { Collab } from '../room/collab.ts'
import { kick } from '../room/send.ts'
import { RemoteSocket } from '../wire/remote-sockets.ts'
import type { CollabSocket } from '../wire/socket.ts'

const HANDOVER_MS = 10_000

/**
 * A page of a newer version than this node asks for a text, as it happens while the nodes of an installation are upgraded one after the other.
 * Where it came through another node, that one is newer, too: it is given the text, and brings it over. Throws OwnedElsewhere where another node has it.
 * Else the page comes back, until this node is gone.
 */
export async function giveToNewer(collab: Collab, socket: CollabSocket, documentId: string) {
  const document = collab.documents.withId(documentId)
  if (document && socket instanceof RemoteSocket) return passTo(collab, document, socket.node)
  const owner = document ? null : await ownerOf(collab.pool, documentId)
  if (owner && owner !== collab.claimant.node) throw new OwnedElsewhere(owner)
}

/** Once all that was taken is stored; who is at the text comes in again, there. */
async function passTo(collab: Collab, document: LiveDocument, node: string) {
  document.pauseWriting(HANDOVER_MS)
  await document.barrier()
  await passOn(collab.pool, document, node, collab.limits.leaseMs)
  if (document.closed) return
  collab.log.info({ documentId: document.id, node }, 'a text was given to a newer node')
  for (const member of document.members.values()) kick(collab, member, 'RELOAD')
  collab.documents.evict(document, 'given to a newer node')
}
