import type { Unplaced } from '../document/carry/stranded.ts'
import type { LiveDocument, Member } from '../document/live-document.ts'
import { hasLeft } from '../document/member.ts'
import type { Collab } from '../room/collab.ts'
import { send } from '../wire/socket.ts'

/**
 * What has no place any more is offered back to its author; what was cut may be pasted in a moment, and then it has one. It is stored
 * beside the text until the author's device says that it has it, whether they are there now or come back after a restart.
 */
export function scheduleOffers(collab: Collab, document: LiveDocument) {
  if (!document.carrier.waits || document.offerScheduled) return
  document.offerScheduled = true
  const timer = setTimeout(() => {
    document.offerScheduled = false
    document.offers.push(...document.carrier.takeUnplaced().map((it) => ({ ...it, offeredTo: null })))
    document.barrier().then(
      () => [...document.members.values()].forEach((member) => sendOffers(collab, member)),
      // Lost to another owner, who reads what is owed with the text.
      () => undefined,
    )
  }, collab.limits.pasteMs)
  timer.unref()
}

/** To whoever is there, or has just come: to one of somebody's devices, if there is one to that in which they wrote it. */
export function sendOffers(collab: Collab, member: Member) {
  const { document, actor } = member
  if (hasLeft(member)) return
  const byClient = new Map<number, string>()
  const writing = new Set([...document.members.values()].map(({ clientId }) => clientId))
  for (const it of document.offers) {
    if (it.offeredTo && !hasLeft(it.offeredTo)) continue
    const client = writerOf(document, it)
    const isTheirs = document.bindings.get(client)?.personId === actor.personId
    if (!isTheirs || (client !== member.clientId && writing.has(client))) continue
    it.offeredTo = member
    byClient.set(client, (byClient.get(client) ?? '') + it.words)
  }
  if (!byClient.size) return
  const words = [...byClient.values()]
    .map((text) => text.trim())
    .filter(Boolean)
    .join('\n')
  if (words) send(member.socket, { type: 'words', channel: document.channel, words })
  else confirmOffers(collab, member)
}

/** Under which id it was written; what the server had carried to another place before, somebody else wrote. */
function writerOf({ bindings, moves }: LiveDocument, { client, clock }: Unplaced): number {
  return bindings.has(client) ? client : moves.origins({ client, clock, length: 1 })[0]!.client
}

/** Their device has what it was told. */
export function confirmOffers({ pool, log }: Collab, member: Member) {
  const { document } = member
  const kept = document.offers.filter(({ offeredTo }) => offeredTo === member)
  if (!kept.length) return
  document.offers = document.offers.filter(({ offeredTo }) => offeredTo !== member)
  pool
    .query(
      'DELETE FROM "CollabUnplaced" WHERE "documentId" = $1 AND ("clientId", "clock") IN (SELECT * FROM unnest($2::bigint[], $3::bigint[]))',
      [document.id, kept.map(({ client }) => client), kept.map(({ clock }) => clock)],
    )
    .catch((error: unknown) =>
      log.warn({ err: error, documentId: document.id }, 'words that were given back are offered once more'),
    )
}
