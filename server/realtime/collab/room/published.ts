import type { LiveDocument, Member, Row } from '../document/live-document.ts'
import { hasLeft } from '../document/member.ts'
import { compact, isCompactionDue } from '../log/compaction.ts'
import { charge } from '../wire/rates.ts'
import type { Collab } from './collab.ts'
import { noteEdited } from './edited.ts'
import { repairAll, repairTouched } from './repair.ts'
import { kick } from './send.ts'
import { watchThreads } from './thread-watch.ts'
import { showStored } from './tick.ts'

/** The rows are stored: from here on they are said to be saved, and shown. */
export function rowsStored(collab: Collab, document: LiveDocument, rows: Row[]) {
  document.committed(rows)
  const written = new Set<Member>()
  for (const row of rows) {
    for (const clientId of row.bind) {
      const binding = document.bindings.get(clientId)
      if (binding) binding.stored = true
    }
    document.room.addUpdate(row.seq, row.bytes)
    document.authors.note(row.bind, row.moved)
    collab.stats.ackMs.add(performance.now() - row.at)
    if (!row.member) continue
    Object.assign(row.member.acks, { cseq: row.clientSeq, seq: row.seq })
    written.add(row.member)
  }
  const authors = [...written]
  showStored(
    collab,
    document,
    authors.filter((member) => !hasLeft(member)),
  )
  noteEdited(collab, document, rows)
  watchThreads(collab, document)
  const began = performance.now()
  repairTouched(collab, document)
  for (const member of authors) charge(member.socket.data.rates, (performance.now() - began) / authors.length)
  if (!isCompactionDue(collab.limits, document)) return
  void compactAndRepair(collab, document).catch((error: unknown) =>
    collab.log.error({ err: error, documentId: document.id }, 'a text could not be repaired'),
  )
}

/** What the snapshot was made of was looked through whole, elsewhere: only where something is wrong with it is it done here. */
async function compactAndRepair(collab: Collab, document: LiveDocument) {
  const sound = await compact(collab, document)
  if (sound === false && !document.closed) repairAll(collab, document)
}

/**
 * Tells a member something final behind the acknowledgements of what was taken from them: what they hold unanswered then was
 * not stored, and may be offered back.
 */
export function onceAnswered({ document }: Member, tell: () => void) {
  void document.barrier().then(tell, tell)
}

/** This node may no longer write the document. Nothing pending was acknowledged, so its authors send it again when they are back. */
export function documentLost(collab: Collab, document: LiveDocument, reason: string) {
  // Somebody locked or agreed it while others wrote: nothing is wrong, and they are let in anew by what holds now.
  if (reason === 'gate') collab.log.info({ documentId: document.id }, 'a document was closed to what was on its way')
  else collab.log.error({ documentId: document.id, reason }, 'a document was given up')
  for (const member of document.members.values()) kick(collab, member, 'RELOAD')
  collab.documents.evict(document, reason)
}
